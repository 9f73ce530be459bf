package io.culprit.app.lifecycle;

/** Whoever reads our results has closed the pipe, as {@code head} does when it has enough: the work ends without a word. */
public final class ReaderGone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ReaderGone(Throwable cause) {
        super("the reader of the results is gone", cause);
    }
}
