package org.belfry.web;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response;

/** Answers OPTIONS with the {@code Allow} header alone; the server's own answer is a page of plain text. */
public class QuietOptions implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getMethod().equals(HttpMethod.OPTIONS)
                && response.getStatus() == Response.Status.OK.getStatusCode()) {
            response.setEntity(null);
            response.setStatus(Response.Status.NO_CONTENT.getStatusCode());
        }
    }
}
