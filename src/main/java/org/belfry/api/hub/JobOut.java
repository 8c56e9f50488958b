package org.belfry.api.hub;

import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Locale;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;
import org.belfry.maintenance.Job;
import org.belfry.maintenance.JobRun;
import org.belfry.maintenance.Jobs;
import org.jspecify.annotations.Nullable;

/** Jobs as the native API shows them. */
final class JobOut {
    private JobOut() {}

    /** A name that no job has is that of nothing. */
    static Job named(String name) {
        return Job.named(name).orElseThrow(Problems::nothingThere);
    }

    static RawJson of(Job job, @Nullable Instant nextRunAt, @Nullable JobRun last) {
        ObjectText out = new ObjectText().text("name", job.wireName()).text("description", job.description());
        job.every()
                .ifPresentOrElse(
                        every -> out.number("every_seconds", every.toSeconds()), () -> out.nothing("every_seconds"));
        WebhookOut.addTime(out, "next_run_at", nextRunAt);
        if (last == null) {
            out.nothing("running_execution").nothing("last_execution");
        } else {
            if (last.isRunning()) {
                out.number("running_execution", last.execution());
            } else {
                out.nothing("running_execution");
            }
            out.raw("last_execution", of(last));
        }
        return out.done();
    }

    static RawJson of(JobRun run) {
        ObjectText out = new ObjectText()
                .number("id", run.execution())
                .text("job", run.job().wireName())
                .text("status", run.status().toLowerCase(Locale.ROOT))
                .number("progress", run.percent());
        WebhookOut.addTime(out, "started_at", run.times().startedAt());
        WebhookOut.addTime(out, "ended_at", run.times().endedAt());
        return out.raw(
                        "steps",
                        ObjectText.listed(run.steps().stream().map(JobOut::step).toList()))
                .done();
    }

    private static RawJson step(JobRun.Step step) {
        return new ObjectText()
                .text("name", step.name())
                .text("status", step.status().toLowerCase(Locale.ROOT))
                .number("read", step.metrics().read())
                .number("written", step.metrics().written())
                .number("commits", step.metrics().commits())
                .number("rollbacks", step.metrics().rollbacks())
                .number("done", step.extent().done())
                .number("total", step.extent().total())
                .text("error", step.error())
                .done();
    }

    /** 409; one that runs already is named. */
    static Response conflict(Jobs.Outcome outcome) {
        String detail;
        long execution = 0;
        if (outcome instanceof Jobs.Outcome.Running running) {
            detail = "It is running already.";
            execution = running.execution();
        } else {
            detail = ((Jobs.Outcome.Refused) outcome).reason();
        }
        ObjectText problem = new ObjectText()
                .text("type", "about:blank")
                .text("title", "Conflict")
                .number("status", 409)
                .text("detail", detail);
        if (execution > 0) {
            problem.number("execution", execution);
        }
        return Response.status(409)
                .type(Problem.MEDIA_TYPE)
                .entity(problem.done().bytes())
                .build();
    }
}
