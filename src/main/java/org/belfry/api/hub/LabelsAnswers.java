package org.belfry.api.hub;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.belfry.contact.Label;
import org.belfry.contact.LabelBook;
import org.belfry.contact.LabelKind;
import org.belfry.contact.Slug;
import org.belfry.json.Faults;
import org.belfry.json.JsonSlice;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.Transactions;
import org.belfry.web.Callers;
import org.jspecify.annotations.Nullable;

/** What lists and tags answer alike. */
@Dependent
public class LabelsAnswers {
    private final LabelBook labels;
    private final Transactions transactions;
    private final HttpServletRequest request;

    @Inject
    public LabelsAnswers(LabelBook labels, Transactions transactions, HttpServletRequest request) {
        this.labels = labels;
        this.transactions = transactions;
        this.request = request;
    }

    Response page(LabelKind kind, @Nullable String limit, @Nullable String cursor) {
        PageQuery page = PageQuery.of(limit, cursor);
        List<Label> found = transactions.call(() -> labels.page(tenant(), kind, page.after(), page.lookAhead()));
        return Answers.ok(page.page(kind.wireName() + "s", found, Label::id, ContactOut::of));
    }

    Response create(LabelKind kind, UriInfo uri) {
        String title = title(Bodies.required(request));
        Slug slug = Slug.of(title).orElseThrow();
        Label created = transactions.call(() -> {
            if (labels.find(tenant(), kind, slug).isPresent()) {
                throw conflict("There is a " + kind.wireName() + " with the slug " + slug + " already.");
            }
            return labels.findOrAdd(tenant(), kind, slug, title);
        });
        return Answers.as(
                        Response.created(
                                uri.getAbsolutePathBuilder().path(slug.value()).build()),
                        ContactOut.of(created))
                .build();
    }

    Response get(LabelKind kind, String slug) {
        return Answers.ok(ContactOut.of(transactions.call(() -> required(kind, slug))));
    }

    Response rename(LabelKind kind, String slug) {
        JsonSlice body = Bodies.required(request);
        return Answers.ok(ContactOut.of(transactions.call(() -> {
            labels.rename(required(kind, slug), title(body));
            return required(kind, slug);
        })));
    }

    Response delete(LabelKind kind, String slug) {
        boolean removed = transactions.call(() -> labels.removeUnused(required(kind, slug)));
        if (!removed) {
            throw conflict("Contacts have this " + kind.wireName() + "; take it from them first.");
        }
        return Response.noContent().build();
    }

    private Label required(LabelKind kind, String slug) {
        return Slug.of(slug).flatMap(text -> labels.find(tenant(), kind, text)).orElseThrow(Problems::nothingThere);
    }

    private static String title(JsonSlice body) {
        Faults faults = new Faults();
        MergeForm form = new MergeForm(body, faults);
        String title = form.value("title", value -> ContactIn.label(MergeForm.text(value)));
        if (!form.has("title") || form.isNull("title")) {
            form.fault("title", "Is required.");
        }
        form.refuseTheRest();
        Problem.throwIfAny(faults);
        return title == null ? "" : title;
    }

    private static Problem.Thrown conflict(String detail) {
        return new Problem.Thrown(new Problem(409, "Conflict", detail));
    }

    private Tenant tenant() {
        return Callers.tenant(request);
    }
}
