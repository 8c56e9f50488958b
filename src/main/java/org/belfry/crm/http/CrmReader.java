package org.belfry.crm.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.belfry.crm.CrmAnswer;
import org.belfry.crm.CrmConnection;
import org.belfry.crm.CrmId;
import org.belfry.egress.EgressPolicy;
import org.belfry.egress.Verdict;
import org.belfry.egress.http.Exchange;
import org.belfry.egress.http.HeaderField;
import org.belfry.egress.http.OutgoingRequest;
import org.belfry.egress.http.ResponseLimits;
import org.belfry.egress.http.TransportError;
import org.belfry.json.JsonSlice;
import org.belfry.json.MalformedJson;
import org.belfry.json.StrictJson;
import org.belfry.security.Vault;
import org.belfry.targetauth.TargetAuth;

/** Asks for a contact by GET; holds no thread while the answer is awaited. */
public final class CrmReader {
    /** For the whole exchange. */
    public static final Duration TIMEOUT = Duration.ofSeconds(20);

    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final Function<OutgoingRequest, CompletableFuture<Exchange>> transport;
    private final EgressPolicy policy;
    private final Vault vault;

    /** @param transport asks the policy once more, with the addresses, and keeps all that it reads of an answer */
    public CrmReader(
            Function<OutgoingRequest, CompletableFuture<Exchange>> transport, EgressPolicy policy, Vault vault) {
        this.transport = transport;
        this.policy = policy;
        this.vault = vault;
    }

    /** Asks; the future always completes normally. */
    public CompletableFuture<CrmAnswer> read(CrmConnection connection, CrmId id) {
        TargetAuth auth = connection.auth(vault);
        if (!(policy.check(auth.applyTo(connection.urlOf(id))) instanceof Verdict.Allowed allowed)) {
            return CompletableFuture.completedFuture(new CrmAnswer.Later(EgressPolicy.REFUSED));
        }
        List<HeaderField> headers = new ArrayList<>();
        auth.headers().forEach((name, value) -> headers.add(new HeaderField(name, value)));
        headers.add(new HeaderField("Accept", "application/json"));
        headers.add(new HeaderField("User-Agent", "Belfry"));
        return transport
                .apply(new OutgoingRequest(allowed.destination(), "GET", headers, new byte[0], TIMEOUT))
                .thenApply(CrmReader::answer);
    }

    private static CrmAnswer answer(Exchange exchange) {
        if (exchange instanceof Exchange.Failed failed) {
            return new CrmAnswer.Later(
                    failed.error() == TransportError.EGRESS_DENIED
                            ? EgressPolicy.REFUSED
                            : "The CRM did not answer: " + failed.error().wireName() + ".");
        }
        Exchange.Answered answered = (Exchange.Answered) exchange;
        if (answered.status() == NOT_FOUND || answered.status() == GONE) {
            return new CrmAnswer.Never("The CRM has no such contact (it answered %d).".formatted(answered.status()));
        }
        if (answered.status() / 100 == 3) {
            return new CrmAnswer.Later("The CRM answered %d; redirects are not followed.".formatted(answered.status()));
        }
        if (answered.status() / 100 != 2) {
            return new CrmAnswer.Later("The CRM answered %d.".formatted(answered.status()));
        }
        return contact(answered.body());
    }

    private static CrmAnswer contact(byte[] body) {
        if (body.length > ResponseLimits.BODY_READ) {
            return new CrmAnswer.Never("The CRM's answer is longer than 64 KiB; have it tell fewer fields.");
        }
        try {
            JsonSlice contact = StrictJson.read(body);
            return contact.kind() == JsonSlice.Kind.OBJECT
                    ? new CrmAnswer.Told(contact.raw())
                    : new CrmAnswer.Never("The CRM's answer is not a JSON object.");
        } catch (MalformedJson e) {
            return new CrmAnswer.Never("The CRM's answer is not JSON.");
        }
    }
}
