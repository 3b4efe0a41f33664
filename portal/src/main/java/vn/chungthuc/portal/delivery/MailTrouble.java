package vn.chungthuc.portal.delivery;

import java.util.Arrays;
import java.util.Locale;

/// Why a mail has not gone out, in words for "Quản lý gửi lại email".
public enum MailTrouble {
    SERVER_UNREACHABLE(
            "Không kết nối được máy chủ thư; hệ thống sẽ tự gửi lại.",
            "The mail server cannot be reached; it will be tried again."),
    SERVER_BUSY(
            "Máy chủ thư tạm thời chưa nhận; hệ thống sẽ tự gửi lại.",
            "The mail server does not take it right now; it will be tried again."),
    LOGIN_REFUSED(
            "Máy chủ thư từ chối đăng nhập; hãy báo quản trị viên kiểm tra cấu hình thư.",
            "The mail server refuses the log-in; the administrator checks the mail settings."),
    ADDRESS_REFUSED(
            "Máy chủ thư từ chối địa chỉ nhận; hãy kiểm tra và gửi lại tới địa chỉ đúng.",
            "The mail server refuses the address; check it and send to the right one."),
    FILE_UNREADABLE(
            "Chưa đọc được bản chứng thực trong kho; hệ thống sẽ tự thử lại.",
            "The copy cannot be read from the store; it will be tried again."),
    ANNULLED(
            "Bản chứng thực đã bị hủy bỏ giá trị pháp lý nên không gửi nữa.",
            "The copy was annulled, so it is not sent any more."),
    UNEXPECTED(
            "Lỗi ngoài dự kiến khi gửi; hãy báo quản trị viên.",
            "Something unexpected went wrong; tell the administrator.");

    private final String vi;
    private final String en;

    MailTrouble(String vi, String en) {
        this.vi = vi;
        this.en = en;
    }

    /// The trouble that an outbox entry names.
    public static MailTrouble of(String code) {
        return Arrays.stream(values())
                .filter(trouble -> trouble.name().equals(code))
                .findAny()
                .orElse(UNEXPECTED);
    }

    public String words(Locale locale) {
        return locale.getLanguage().equals("en") ? en : vi;
    }
}
