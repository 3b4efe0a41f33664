/// Handing the finished copy to the registrant.
///
/// [Deliveries] (in the transaction that completes a dossier), [DeliveryMail] (the outbox carrier;
/// [MailText], [MailTrouble]), [Access] (link and pick-up code).
///
/// This package must not know the other features.
@NullMarked
package vn.chungthuc.portal.delivery;

import org.jspecify.annotations.NullMarked;
