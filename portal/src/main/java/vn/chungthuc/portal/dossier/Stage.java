package vn.chungthuc.portal.dossier;

import java.util.UUID;

/// Where a dossier stands. A move is a method of the stage that allows it, so an unlawful one does
/// not compile; the database refuses it a second time ([Dossiers#store]).
public sealed interface Stage {
    Status status();

    /// Chờ ký.
    record AwaitingSignature() implements Stage, BeforeNumber {
        public Move sign(UUID leader, UUID document) {
            return Move.withDocument(this, Deed.SIGNED, new Signed(leader), document);
        }

        /// "Trả lại".
        public Move giveBack(UUID by, String reason) {
            return Returned.move(this, by, Desk.INTAKE, reason);
        }

        /// "Thu hồi trình ký", until the leader opens it ([Openings]): the counter has it again.
        public Move withdraw(UUID by, String reason) {
            return Move.because(
                    this, Deed.WITHDRAWN, new Returned(reason, by, Desk.INTAKE), reason);
        }

        @Override
        public Status status() {
            return Status.AWAITING_SIGNATURE;
        }
    }

    /// Đã ký, not yet forwarded.
    record Signed(UUID leader) implements Stage, BeforeNumber {
        /// "Ký lại": another revision in the place of the earlier one, which is kept.
        public Move signAgain(UUID newLeader, UUID document) {
            return Move.withDocument(this, Deed.SIGNED_AGAIN, new Signed(newLeader), document);
        }

        /// "Chuyển cấp số và đóng dấu".
        public Move forward() {
            return new Move(this, Deed.FORWARDED, new AwaitingSeal(leader));
        }

        public Move giveBack(UUID by, String reason) {
            return Returned.move(this, by, Desk.INTAKE, reason);
        }

        @Override
        public Status status() {
            return Status.SIGNED;
        }
    }

    /// Chờ đóng dấu. A number may be reserved; returning voids it in the same transaction.
    record AwaitingSeal(UUID leader) implements Stage, BeforeNumber {
        public Move seal(CertificationNumber number, UUID document) {
            return Move.withDocument(this, Deed.SEALED, new Sealed(leader, number), document);
        }

        /// "Trả lại lãnh đạo" or "Trả lại cán bộ tư pháp".
        public Move giveBack(UUID by, Desk to, String reason) {
            return Returned.move(this, by, to, reason);
        }

        @Override
        public Status status() {
            return Status.AWAITING_SEAL;
        }
    }

    /// Đã đóng dấu.
    record Sealed(UUID leader, CertificationNumber number) implements Stage {
        /// "Hoàn thành và chuyển bản chứng thực điện tử tới người dân/doanh nghiệp".
        public Move complete() {
            return new Move(this, Deed.COMPLETED, new Completed(leader, number));
        }

        @Override
        public Status status() {
            return Status.SEALED;
        }
    }

    /// Hoàn thành.
    record Completed(UUID leader, CertificationNumber number) implements Stage {
        /// "Hủy bỏ giá trị pháp lý".
        public Move annul(Annulment decision) {
            var sentence = decision.sentence();
            return Move.because(
                    this, Deed.ANNULLED, new Annulled(leader, number, sentence), sentence);
        }

        @Override
        public Status status() {
            return Status.COMPLETED;
        }
    }

    /// Bị trả lại.
    record Returned(String reason, UUID by, Desk to) implements Stage, BeforeNumber {
        /// "Xử lý tiếp": back to the leader's queue, perhaps with another scan.
        ///
        /// @param document that ends with the certification page
        public Move resume(UUID document) {
            return Move.withDocument(this, Deed.RESUMED, new AwaitingSignature(), document);
        }

        /// "Hủy hồ sơ".
        public Move cancel(String why) {
            return Move.because(this, Deed.CANCELLED, new Cancelled(why), why);
        }

        static Move move(Stage from, UUID by, Desk to, String reason) {
            return Move.because(from, Deed.RETURNED, new Returned(reason, by, to), reason);
        }

        @Override
        public Status status() {
            return Status.RETURNED;
        }
    }

    /// Đã hủy.
    record Cancelled(String reason) implements Stage {
        @Override
        public Status status() {
            return Status.CANCELLED;
        }
    }

    /// Từ chối chứng thực (Decree 23/2015, article 22).
    record Refused(String ground) implements Stage {
        @Override
        public Status status() {
            return Status.REFUSED;
        }
    }

    /// Dừng giải quyết, because the citizen asked for it.
    record Stopped(String request) implements Stage {
        @Override
        public Status status() {
            return Status.STOPPED;
        }
    }

    /// Đã hủy bỏ giá trị pháp lý.
    ///
    /// @param decision [Annulment#sentence]
    record Annulled(UUID leader, CertificationNumber number, String decision) implements Stage {
        @Override
        public Status status() {
            return Status.ANNULLED;
        }
    }

    /// What can happen until a number was issued.
    sealed interface BeforeNumber extends Stage
            permits AwaitingSignature, Signed, AwaitingSeal, Returned {
        /// "Từ chối chứng thực".
        default Move refuse(String ground) {
            return Move.because(this, Deed.REFUSED, new Refused(ground), ground);
        }

        /// "Dừng giải quyết theo yêu cầu".
        default Move stop(String request) {
            return Move.because(this, Deed.STOPPED, new Stopped(request), request);
        }
    }
}
