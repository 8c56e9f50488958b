package org.belfry.api.hub;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.belfry.kernel.Transactions;
import org.belfry.maintenance.Job;
import org.belfry.maintenance.JobHistory;
import org.belfry.maintenance.JobRun;
import org.belfry.security.Role;
import org.jspecify.annotations.Nullable;

/** Executions of a job, on whatever node. */
@Path("jobs/{name}/executions")
@Dependent
public class JobRunsResource {
    private final JobHistory history;
    private final Transactions transactions;

    @Inject
    public JobRunsResource(JobHistory history, Transactions transactions) {
        this.history = history;
        this.transactions = transactions;
    }

    /** Newest first; {@code ?limit&cursor}. */
    @GET
    @RolesAllowed({Role.Names.ADMIN, Role.Names.VIEWER})
    @Described(value = "Executions of a job, newest first", gives = "JobExecutions")
    public Response list(
            @PathParam("name") String name,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Job job = JobOut.named(name);
        PageQuery page = PageQuery.of(limit, cursor);
        List<JobRun> runs = transactions.call(() -> history.list(job, page.after(), page.lookAhead()));
        return Answers.ok(page.page("executions", runs, JobRun::execution, JobOut::of));
    }

    @GET
    @Path("{id: [0-9]{1,18}}")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.VIEWER})
    @Described(value = "An execution of a job", gives = "JobExecution")
    public Response get(@PathParam("name") String name, @PathParam("id") long id) {
        Job job = JobOut.named(name);
        return Answers.ok(
                transactions.call(() -> history.find(job, id)).map(JobOut::of).orElseThrow(Problems::nothingThere));
    }
}
