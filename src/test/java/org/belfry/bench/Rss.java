package org.belfry.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks every second at the memory a process holds (VmRSS of /proc), until it is closed or the process ends. */
final class Rss implements AutoCloseable {
    private final Path status;
    private final List<Double> megabytes = new ArrayList<>();
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor();

    Rss(long pid) {
        this.status = Path.of("/proc", Long.toString(pid), "status");
        var unused = clockwork.scheduleAtFixedRate(this::sample, 0, 1, TimeUnit.SECONDS);
    }

    /** The most that was seen, in MB. */
    synchronized double most() {
        return megabytes.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    /** How it grew in the last quarter of the time, in MB per minute, by least squares; NaN when too short to tell. */
    synchronized double slopeAtTheEnd() {
        List<Double> last = megabytes.subList(megabytes.size() * 3 / 4, megabytes.size());
        double meanX = (last.size() - 1) / 2.0;
        double meanY = last.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        double above = 0;
        double below = 0;
        for (int i = 0; i < last.size(); i++) {
            above += (i - meanX) * (last.get(i) - meanY);
            below += (i - meanX) * (i - meanX);
        }
        return below == 0 ? Double.NaN : 60 * above / below;
    }

    synchronized int seconds() {
        return megabytes.size();
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
    }

    private synchronized void sample() {
        try {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("VmRSS:")) {
                    megabytes.add(Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0);
                }
            }
        } catch (IOException e) {
            clockwork.shutdown();
        }
    }
}
