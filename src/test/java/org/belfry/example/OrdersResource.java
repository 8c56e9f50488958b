package org.belfry.example;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.belfry.event.EventRefused;

/** Orders come in here. What is refused is told in the reason's own words. */
@Path("orders")
@RequestScoped
@Produces("text/plain")
public class OrdersResource {
    @Inject
    private Orders orders;

    @GET
    public String numbers() {
        return String.join(",", orders.numbers());
    }

    /** {@code event} is what webhooks are told; {@code cents} more than the card is good for fails the order. */
    @POST
    public Response place(
            @FormParam("number") String number,
            @FormParam("cents") int cents,
            @FormParam("event") @DefaultValue("commerce.order_created") String event) {
        try {
            return Response.status(Response.Status.CREATED)
                    .entity(orders.place(number, cents, event))
                    .build();
        } catch (EventRefused e) {
            return Response.status(422).entity(e.getMessage()).build();
        } catch (Orders.CardDeclined e) {
            return Response.status(402).entity(e.getMessage()).build();
        }
    }
}
