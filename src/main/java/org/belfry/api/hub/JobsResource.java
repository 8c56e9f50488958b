package org.belfry.api.hub;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;
import org.belfry.kernel.Transactions;
import org.belfry.maintenance.Job;
import org.belfry.maintenance.JobHistory;
import org.belfry.maintenance.JobLeases;
import org.belfry.maintenance.JobRun;
import org.belfry.maintenance.Jobs;
import org.belfry.security.Role;

/** The jobs, and beginning and ending them. */
@Path("jobs")
@Dependent
public class JobsResource {
    private final Jobs jobs;
    private final JobHistory history;
    private final JobLeases leases;
    private final Transactions transactions;

    @Inject
    public JobsResource(Jobs jobs, JobHistory history, JobLeases leases, Transactions transactions) {
        this.jobs = jobs;
        this.history = history;
        this.leases = leases;
        this.transactions = transactions;
    }

    @GET
    @RolesAllowed({Role.Names.ADMIN, Role.Names.VIEWER})
    @Described(value = "The jobs, and how each went last", gives = "Jobs")
    public Response list() {
        return Answers.ok(new ObjectText()
                .raw(
                        "jobs",
                        ObjectText.listed(
                                Arrays.stream(Job.values()).map(this::told).toList()))
                .done());
    }

    @GET
    @Path("{name}")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.VIEWER})
    @Described(value = "A job, and how it went last", gives = "Job")
    public Response get(@PathParam("name") String name) {
        return Answers.ok(told(JobOut.named(name)));
    }

    @POST
    @Path("{name}/start")
    @RolesAllowed(Role.Names.OPERATOR)
    @Described(value = "Starts a job", gives = "JobExecution", status = 202, conflicts = true)
    public Response start(@PathParam("name") String name) {
        return answer(name, jobs::start);
    }

    /** Ends the running execution after the piece it is at. */
    @POST
    @Path("{name}/stop")
    @RolesAllowed(Role.Names.OPERATOR)
    @Described(
            value = "Ends the running execution after the piece it is at",
            gives = "JobExecution",
            status = 202,
            conflicts = true)
    public Response stop(@PathParam("name") String name) {
        return answer(name, jobs::stop);
    }

    /** Goes on with the last execution, which failed or was stopped, where it stopped. */
    @POST
    @Path("{name}/restart")
    @RolesAllowed(Role.Names.OPERATOR)
    @Described(
            value = "Goes on with an execution that failed or was stopped",
            gives = "JobExecution",
            status = 202,
            conflicts = true)
    public Response restart(@PathParam("name") String name) {
        return answer(name, jobs::restart);
    }

    private Response answer(String name, Function<Job, Jobs.Outcome> wish) {
        Job job = JobOut.named(name);
        Jobs.Outcome outcome = wish.apply(job);
        if (outcome instanceof Jobs.Outcome.Done done) {
            return Answers.accepted(transactions
                    .call(() -> history.find(job, done.execution()))
                    .map(JobOut::of)
                    .orElseThrow(Problems::nothingThere));
        }
        return JobOut.conflict(outcome);
    }

    private RawJson told(Job job) {
        return transactions.call(() -> {
            List<JobRun> last = history.list(job, 0, 1);
            return JobOut.of(job, leases.dueAt(job).orElse(null), last.isEmpty() ? null : last.get(0));
        });
    }
}
