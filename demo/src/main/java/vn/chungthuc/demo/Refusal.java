package vn.chungthuc.demo;

import vn.chungthuc.protocol.Problem;

/// Agent or portal answered with a problem.
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public Refusal(int status, Problem problem) {
        super(status + " " + problem.code() + ": " + problem.title() + " " + problem.nextStep());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
