/** Tables live in a schema of their own, beside whatever else the database holds. */
export const SCHEMA = 'hookflow';
/** And those of the job engine in another, which is its own. */
export const JOBS_SCHEMA = 'hookflow_jobs';
