package vn.chungthuc.demo;

/// What `./run demo` prints when everything runs.
///
/// @param window whether the agent runs
record Greeting(Demo demo, boolean window) {
    String text() {
        var secrets = demo.secrets();
        return """

        Cổng chứng thực       %s
        Kiểm tra bản sao      %s/verify
        Hộp thư mẫu           http://localhost:%d
        Bản quét mẫu          %s

          cán bộ tư pháp      can-bo      %s
          lãnh đạo            lanh-dao    %s      PIN %s
          văn thư             van-thu     %s      PIN %s

        Chữ ký số: %s
        Dữ liệu được giữ trong %s
        %s
        Ctrl-C để dừng tất cả.  (Press Ctrl-C to stop everything.)
        """
                .formatted(
                        demo.origin(),
                        demo.origin(),
                        demo.ports().mailPage(),
                        demo.folder().sampleScan(),
                        secrets.intake(),
                        secrets.leader(),
                        secrets.leaderPin(),
                        secrets.clerk(),
                        secrets.officePin(),
                        demo.keys().onTokens()
                                ? "hai token SoftHSM"
                                : "hai tệp khóa tập huấn (cài softhsm2 để có token)",
                        demo.folder().root(),
                        window ? agentRuns() : NO_SCREEN);
    }

    private static final String NO_SCREEN =
            """

            Không có màn hình (DISPLAY), nên chương trình ký chưa chạy và chưa ký được.
            There is no screen (DISPLAY), so the signing agent does not run: start this on a desktop,
            or over `ssh -X`, or under a virtual screen (Xvfb) that you can see.
            `./run demo --once` needs no screen.
            """;

    private static String agentRuns() {
        return "Chương trình ký đang chạy; cửa sổ của nó mở ra khi bấm “Ký số” hoặc “Đóng dấu”.";
    }
}
