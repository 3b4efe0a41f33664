package vn.chungthuc.portal.delivery;

import vn.chungthuc.portal.dossier.Dossier;

/// What the mail says. The pick-up code is never in it: it was given at the counter.
///
/// @param agency name of the issuing office
/// @param link to the download page
/// @param attached whether the copy travels with the mail
record MailText(Dossier dossier, String agency, String link, boolean attached) {
    String subject() {
        return "Bản sao điện tử đã được chứng thực - hồ sơ " + dossier.code();
    }

    String body() {
        return """
        Kính gửi ông/bà %s,

        %s đã hoàn thành bản sao điện tử được chứng thực từ bản chính "%s".
        Mã chứng thực: %s

        %s
        %s
        Trang tải về sẽ hỏi mã nhận kết quả gồm 8 chữ số: đó là mã đã được giao cho
        ông/bà tại quầy tiếp nhận khi nộp hồ sơ. Mã này không được gửi qua thư.

        Trân trọng.

        --
        Dear %s,

        your certified electronic copy (%s) is ready%s: %s
        The download page asks for the 8-digit pick-up code that was given to you at
        the counter. The code is never sent by mail.
        """
                .formatted(
                        dossier.registrant().name(),
                        agency,
                        dossier.original().documentType(),
                        dossier.code(),
                        attached
                                ? "Bản chứng thực được đính kèm thư này và có thể tải lại tại:"
                                : "Do tệp có dung lượng lớn, xin tải bản chứng thực tại:",
                        link,
                        dossier.registrant().name(),
                        dossier.code(),
                        attached ? ", attached and to download" : "",
                        link);
    }

    /// A name that every mail program and file system takes.
    String fileName() {
        return "chung-thuc-" + dossier.code().replaceAll("[^A-Za-z0-9.-]", "-") + ".pdf";
    }
}
