package org.belfry.api.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.LongFunction;
import org.belfry.incoming.Receipt;
import org.belfry.json.Faults;
import org.jspecify.annotations.Nullable;

/** Writes receipts page by page, so that neither memory nor a transaction holds all of them. */
final class ReceiptExport implements StreamingOutput {
    static final int PAGE = 100;

    private final Format format;
    private final LongFunction<List<Receipt>> pages;

    /** @param pages those with an id below its argument, newest first, at most {@link #PAGE} */
    ReceiptExport(Format format, LongFunction<List<Receipt>> pages) {
        this.format = format;
        this.pages = pages;
    }

    /** How it is written. */
    enum Format {
        CSV("text/csv;charset=utf-8", "csv"),
        JSONL("application/jsonl", "jsonl");

        private final String type;
        private final String extension;

        Format(String type, String extension) {
            this.type = type;
            this.extension = extension;
        }

        String type() {
            return type;
        }

        String extension() {
            return extension;
        }
    }

    static Format format(@Nullable String word) {
        if (word == null || word.equals("csv")) {
            return Format.CSV;
        }
        if (!word.equals("jsonl")) {
            Faults faults = new Faults();
            faults.add("format", "Must be csv or jsonl.");
            Problem.throwIfAny(faults);
        }
        return Format.JSONL;
    }

    @Override
    public void write(OutputStream out) throws IOException {
        if (format == Format.CSV) {
            out.write(ReceiptCsv.HEAD.getBytes(UTF_8));
        }
        List<Receipt> page = pages.apply(Long.MAX_VALUE);
        while (!page.isEmpty()) {
            for (Receipt receipt : page) {
                write(receipt, out);
            }
            page = page.size() < PAGE
                    ? List.of()
                    : pages.apply(page.get(page.size() - 1).id());
        }
    }

    private void write(Receipt receipt, OutputStream out) throws IOException {
        if (format == Format.CSV) {
            out.write(ReceiptCsv.line(receipt).getBytes(UTF_8));
        } else {
            // A payload may have been written on several lines.
            String line = new String(ReceiptOut.of(receipt).bytes(), UTF_8).replaceAll("[\\r\\n]", " ");
            out.write((line + "\n").getBytes(UTF_8));
        }
    }
}
