package org.belfry.web;

import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Where the server sends errors that no API has answered; asked for directly, it is not there. */
@WebServlet("/error")
public class ErrorServlet extends HttpServlet {
    private final transient ErrorVoices voices;

    @Inject
    public ErrorServlet(ErrorVoices voices) {
        this.voices = voices;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        voices.answer(
                response,
                path == null ? request.getRequestURI() : path.toString(),
                status instanceof Integer code && code >= 400 ? code : HttpServletResponse.SC_NOT_FOUND);
    }
}
