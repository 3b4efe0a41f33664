package vn.chungthuc.protocol;

import java.util.List;

/// How a job stands: the answer to `GET /v1/jobs/{id}` and the data of each server-sent event.
///
/// @param id the job's
/// @param ended whether nothing more will happen to it
/// @param items in the order of the job
public record JobStatus(String id, boolean ended, List<ItemStatus> items) {
    public JobStatus {
        items = List.copyOf(items);
    }
}
