package org.belfry.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.belfry.testing.Api;
import org.belfry.testing.Json;
import org.belfry.testing.Reply;

/** One thing of every kind that has an id, made by one caller. */
final class OneOfEach {
    private static final String V1 = "/api/v1/";

    private final Api api;
    private final Map<String, String> ids = new HashMap<>();

    private OneOfEach(Api api) {
        this.api = api;
    }

    /** Ids by the path they are below. */
    static Map<String, String> madeBy(Api api, Hub hub, String sink) throws IOException {
        OneOfEach things = new OneOfEach(api);
        things.outgoing(hub, sink);
        things.make("users", "{\"username\":\"somebody\",\"password\":\"very secret password\",\"role\":\"viewer\"}");
        things.make("api-keys", "{\"name\":\"ours\",\"role\":\"viewer\"}");
        things.make("contacts", "{\"email\":\"one@example.com\"}");
        things.make("members", "{\"contact_id\":" + things.ids.get(V1 + "contacts") + "}");
        things.make("automations", "{\"name\":\"one\",\"steps\":[{\"type\":\"update_subscriber\"}]}");
        things.make("crm-connections", "{\"name\":\"one\",\"base_url\":\"" + sink + "\"}");
        things.created(V1 + "lists", "{\"title\":\"one\"}");
        things.created(V1 + "tags", "{\"title\":\"one\"}");
        things.ids.put(V1 + "lists", "one");
        things.ids.put(V1 + "tags", "one");
        things.ids.put(EventTypesIT.TYPES, EventTypesIT.registered(api, "tenants.own"));
        things.incoming();
        return things.ids;
    }

    private void outgoing(Hub hub, String sink) throws IOException {
        long webhook = hub.webhook(sink + "/tenant", "[\"contact.created\"]", "")
                .at("id")
                .number();
        created(Belfry.EVENTS, "{\"type\":\"contact.created\",\"data\":{}}", 202);
        ids.put(Hub.WEBHOOKS, "" + webhook);
        ids.put(
                Hub.DELIVERIES,
                "" + hub.awaitNewest(webhook, Hub.is("success")).at("id").number());
        Json crm = created(Belfry.CRM, Belfry.body(sink + "/crm", new String[] {"contact.created"}, ""));
        ids.put(Belfry.CRM, "" + crm.at("webhook.id").number());
        Json community = created(Community.WEBHOOKS, Belfry.body(sink + "/co", new String[] {"feed.created"}, ""));
        ids.put(Community.WEBHOOKS, "" + community.at("id").number());
    }

    private void incoming() throws IOException {
        Json hook = created(
                V1 + "incoming-webhooks",
                "{\"name\":\"one\",\"event_type\":\"subscriber_added\",\"actions\":[{\"type\":\"add_subscriber\"}]}");
        String id = hook.at("id").string();
        ids.put(V1 + "incoming-webhooks", id);
        String address = "/wp-json/ccsp-mailer/v1/webhooks/" + id + "?token="
                + hook.at("token").string();
        created(address, "{\"data\":{\"email\":\"two@example.com\"}}", 200);
        Json receipts = api.get(V1 + "incoming-webhooks/" + id + "/receipts").json();
        ids.put(V1 + "receipts", "" + receipts.at("receipts.0.id").number());
    }

    private void make(String kind, String body) throws IOException {
        ids.put(V1 + kind, "" + created(V1 + kind, body).at("id").number());
    }

    private Json created(String path, String body) throws IOException {
        return created(path, body, 201);
    }

    private Json created(String path, String body, int status) throws IOException {
        Reply reply = api.post(path, body);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
        return reply.json();
    }
}
