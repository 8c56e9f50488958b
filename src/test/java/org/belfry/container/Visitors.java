package org.belfry.container;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.belfry.action.ActionHandler;

/** A bean of an application that custom actions call by its name. */
@Named("visitors")
@ApplicationScoped
public class Visitors implements ActionHandler {
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    @Override
    public void handle(Call call) {
        calls.add(call);
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }
}
