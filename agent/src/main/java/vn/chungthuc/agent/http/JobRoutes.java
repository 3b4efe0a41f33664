package vn.chungthuc.agent.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import vn.chungthuc.agent.sign.DocumentStore;
import vn.chungthuc.agent.sign.Job;
import vn.chungthuc.agent.sign.Jobs;
import vn.chungthuc.agent.sign.StrictJson;
import vn.chungthuc.protocol.JobStatus;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;
import vn.chungthuc.protocol.SignJob;

/// The job interface, from taking a job to letting it go. A job is visible to its own portal only.
final class JobRoutes {
    /// Tells a broken connection from a person who takes their time.
    private static final int SECONDS_BETWEEN_SIGNS_OF_LIFE = 10;

    private final Jobs jobs;
    private final DocumentStore documents;

    /// A job is read before its tickets can be checked: one in memory at a time.
    private final Semaphore reading = new Semaphore(1);

    JobRoutes(Jobs jobs, DocumentStore documents) {
        this.jobs = jobs;
        this.documents = documents;
    }

    void accept(Context context) throws IOException {
        if (!reading.tryAcquire()) {
            throw new ProblemException(ProblemType.QUEUE_FULL, "another job is being read");
        }
        try {
            read(context);
        } finally {
            reading.release();
        }
    }

    private void read(Context context) throws IOException {
        var body = context.req().getInputStream().readNBytes((int) CallerGuard.LARGEST_JOB);
        var asked = StrictJson.read(body, SignJob.class, ProblemType.BODY_MALFORMED);
        var job = jobs.accept(origin(context), asked);
        context.status(201);
        answer(context, new SignJob.Accepted(job.id(), "/v1/jobs/" + job.id()));
    }

    void document(Context context) throws IOException {
        int n = number(context.pathParam("n"));
        job(context).receive(n, context.req().getInputStream(), documents);
        context.status(204);
    }

    void status(Context context) {
        answer(context, job(context).status());
    }

    void revision(Context context) {
        int n = number(context.pathParam("n"));
        context.contentType("application/octet-stream").result(job(context).revision(n));
    }

    void leave(Context context) {
        jobs.leave(job(context));
        context.status(204);
    }

    /// Server-sent events (HTML standard, 9.2): the state now, each change, and the end with the
    /// job. The request's own thread writes, so a slow page holds up nobody else.
    void events(Context context) throws IOException, InterruptedException {
        var job = job(context);
        context.res().setContentType("text/event-stream");
        context.res().setCharacterEncoding("UTF-8");
        BlockingQueue<JobStatus> news = new LinkedBlockingQueue<>();
        Consumer<JobStatus> follower = news::add;
        job.follow(follower);
        try {
            boolean ended = false;
            while (!ended) {
                var status = news.poll(SECONDS_BETWEEN_SIGNS_OF_LIFE, TimeUnit.SECONDS);
                send(context, status == null ? ": still here\n\n" : event(status));
                ended = status != null && status.ended();
            }
        } finally {
            job.unfollow(follower);
        }
    }

    private static String event(JobStatus status) {
        return "data: " + new String(StrictJson.write(status), StandardCharsets.UTF_8) + "\n\n";
    }

    private static void send(Context context, String text) throws IOException {
        var out = context.res().getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private Job job(Context context) {
        return jobs.find(context.pathParam("id"), origin(context));
    }

    /// The guard saw to it that there is exactly one, and an allowed one.
    private static String origin(Context context) {
        var origin = context.header("Origin");
        if (origin == null) {
            throw new ProblemException(ProblemType.ORIGIN_NOT_ALLOWED);
        }
        return origin;
    }

    private static int number(String text) {
        if (!text.matches("\\d{1,3}")) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
        return Integer.parseInt(text);
    }

    static void answer(Context context, Object body) {
        context.contentType("application/json").result(StrictJson.write(body));
    }
}
