/// Which PKCS#11 modules there are and whether one may be loaded, told by looking at files alone.
///
/// In the order of use: [Drivers] (the administrator's, then [KnownDrivers] that exist), [Driver],
/// [ModuleFile] (what kind of file it is, a [LibraryFile] by [ElfFile], [PeFile] or [MachOFile];
/// who can change it, [WriteAccess]), [DriverVerdict] (how it stands, in words).
///
/// Must not know how modules are called.
@NullMarked
package vn.chungthuc.agent.driver;

import org.jspecify.annotations.NullMarked;
