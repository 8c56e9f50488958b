package org.belfry.blackbox;

import java.io.IOException;
import org.belfry.testing.AskedProcess;

/** The CRM of {@link CrmMain} in a JVM of its own; ends when it is closed. */
final class CrmProcess implements AutoCloseable {
    private final AskedProcess process;

    private CrmProcess(AskedProcess process) {
        this.process = process;
    }

    static CrmProcess start() throws IOException {
        return new CrmProcess(AskedProcess.start(CrmMain.class, "-XX:TieredStopAtLevel=1"));
    }

    /**
     * What it has been asked for so far.
     *
     * @param contacts different ones
     * @param mostAtATime loads under way at once
     */
    record Seen(int loads, int contacts, int mostAtATime) {}

    Seen seen() throws IOException {
        String[] words = process.ask("seen").split(" ");
        return new Seen(Integer.parseInt(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2]));
    }

    String url() {
        return "http://" + process.authority();
    }

    @Override
    public void close() {
        process.close();
    }
}
