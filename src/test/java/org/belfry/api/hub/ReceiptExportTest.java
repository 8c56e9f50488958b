package org.belfry.api.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.belfry.incoming.Receipt;
import org.belfry.incoming.ReceiptStatus;
import org.belfry.json.RawJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptExportTest {
    private static final Instant NOON = Instant.parse("2024-01-15T12:00:00Z");

    private static Receipt receipt(long id, String payload) {
        RawJson none = RawJson.of("[]");
        return new Receipt(
                id,
                new Receipt.Arrival(NOON, "subscriber_added", "192.0.2.1", RawJson.of(payload), null),
                new Receipt.Processing(ReceiptStatus.PROCESSED, none, none, none, 0, null));
    }

    private static String written(ReceiptExport.Format format, List<Receipt> receipts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ReceiptExport(format, before -> receipts.stream()
                        .filter(receipt -> receipt.id() < before)
                        .limit(ReceiptExport.PAGE)
                        .toList())
                .write(out);
        return out.toString(UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx"})
    void what_a_spreadsheet_would_take_for_a_formula_is_made_a_text(String text) {
        assertThat(ReceiptCsv.cell(text)).isEqualTo("\"'" + text + "\"");
    }

    @Test
    void quotes_are_doubled_and_a_harmless_text_stays() {
        assertThat(ReceiptCsv.cell("a,\"b\"\n")).isEqualTo("\"a,\"\"b\"\"\n\"");
        assertThat(ReceiptCsv.cell("")).isEqualTo("\"\"");
    }

    @Test
    void csv_has_a_head_and_a_line_for_each() throws IOException {
        assertThat(written(ReceiptExport.Format.CSV, List.of(receipt(7, "{\"a\":1}"))))
                .isEqualTo(ReceiptCsv.HEAD + "\"7\",\"2024-01-15T12:00:00Z\",\"subscriber_added\",\"192.0.2.1\","
                        + "\"processed\",\"{\"\"a\"\":1}\",\"[]\",\"[]\",\"[]\",\"\"\r\n");
    }

    @Test
    void json_lines_keep_a_payload_of_several_lines_on_one() throws IOException {
        String lines = written(ReceiptExport.Format.JSONL, List.of(receipt(7, "{\n\"a\" : 1\r\n}")));
        assertThat(lines).endsWith("}\n").contains("\"payload\":{ \"a\" : 1  }");
        assertThat(lines.strip().lines()).hasSize(1);
    }

    @Test
    void all_pages_are_written_each_receipt_once() throws IOException {
        List<Receipt> many = new ArrayList<>();
        LongStream.rangeClosed(1, 2L * ReceiptExport.PAGE).forEach(id -> many.add(0, receipt(id, "{}")));
        assertThat(written(ReceiptExport.Format.JSONL, many).lines())
                .hasSize(2 * ReceiptExport.PAGE)
                .doesNotHaveDuplicates();
    }
}
