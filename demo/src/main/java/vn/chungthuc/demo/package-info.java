/// Both programs together on one machine: for a newcomer to play with, and for tests.
///
/// [DemoMain] (what was asked for), [Demo] (starts the parts and stops them), with [DemoFolder]
/// (what is kept), [DemoSecrets], [DemoKeys], [DemoOffice] (made on the first start), [MailServer]
/// and [MailPage], [Child] (a program of ours as a process). [Once] plays one dossier through:
/// [Browser] and [DemoPage] stand for the officials and the citizen at their browsers,
/// [DemoAgentMain] for an agent whose [DemoConsent] answers in the person's place. [Seed] invents a
/// country's offices and a year of their dossiers ([SeedMain], and the benchmark of the portal).
///
/// Never shipped. The only module that sees both programs.
@NullMarked
package vn.chungthuc.demo;

import org.jspecify.annotations.NullMarked;
