// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

/**
 * Where jobs are kept, and how they are found. SQLite uses a partial index only for a query that
 * repeats its condition word for word.
 */
final class JobTable {
  /** {@code due} is when a worker may take a job; while one has it, the end of its lease. */
  static final String TABLE =
      """
      create table jobs (
        number integer primary key,
        id text not null unique,
        type text not null,
        owner text not null,
        key text,
        payload text not null,
        not_before text,
        most_attempts integer not null,
        created_at text not null,
        status text not null,
        attempts integer not null,
        progress real not null,
        cancel_requested integer not null,
        due text not null,
        updated_at text not null,
        lease integer not null,
        holder text,
        error text,
        result text
      ) strict
      """;

  static final String BY_DUE =
      "create index jobs_by_due on jobs (status, due) where status in ('queued', 'running')";

  static final String BY_KEY =
      """
      create index jobs_by_key on jobs (owner, type, key, status)
        where key is not null and status in ('queued', 'running')
      """;

  static final String BY_OWNER =
      "create index jobs_by_owner on jobs (owner, created_at desc, id desc)";

  static final String BY_END =
      """
      create index jobs_by_end on jobs (updated_at, id)
        where status not in ('queued', 'running')
      """;

  private static final String OF_KEY =
      """
      from jobs as other
      where other.key is not null and other.status in ('queued', 'running')
        and other.owner = %s and other.type = %s and other.key = %s and other.status = '%s'
      """;

  static final String BY_ID = "select " + JobRow.COLUMNS + " from jobs where id = ?";

  /** The job that is queued and stands for a new one. */
  static final String STANDING =
      "select id "
          + OF_KEY.formatted("cast(?1 as text)", "cast(?2 as text)", "cast(?3 as text)", "queued")
          + " order by number limit 1";

  static final String ANY_DUE =
      """
      select 1 from jobs where status in ('queued', 'running') and due <= ? limit 1
      """;

  static final String LOST =
      "select "
          + JobRow.COLUMNS
          + " from jobs where status in ('queued', 'running') and status = 'running' and due <= ?"
          + " order by due, number";

  private static final String NEXT =
      "select "
          + JobRow.COLUMNS
          + " from jobs where status in ('queued', 'running') and status = 'queued' and due <= ?1"
          + " and type in (%s) and not exists (select 1 "
          + OF_KEY.formatted("jobs.owner", "jobs.type", "jobs.key", "running")
          + ") order by due, number limit 1";

  static final String DELETE = "delete from jobs where id = ? and status <> 'running'";

  static final String DELETE_ENDED =
      """
      delete from jobs where number in (
        select number from jobs
        where status not in ('queued', 'running') and updated_at < ?
        order by updated_at, id limit ?)
      """;

  static final String DELETE_OWNED =
      """
      delete from jobs where number in (
        select number from jobs
        where owner = cast(? as text) and type <> ?
        order by created_at desc, id desc limit ?)
      """;

  private static final String LIST =
      "select "
          + JobRow.COLUMNS
          + """
           from jobs where owner = cast(?1 as text) %s %s
          order by created_at %s, id %s limit ?2
          """;

  /** Which end of a list comes first. */
  enum Order {
    NEWEST_FIRST("desc", "<"),
    OLDEST_FIRST("asc", ">");

    private final String word;
    private final String after;

    Order(String word, String after) {
      this.word = word;
      this.after = after;
    }
  }

  private JobTable() {}

  /** The next job of so many types, which are the parameters from the second on. */
  static String next(int types) {
    return NEXT.formatted(", ?".repeat(types).replaceFirst("^, ", ""));
  }

  /**
   * An owner's jobs.
   *
   * @param ofStatus whether the third parameter is a status
   * @param after whether the fourth and fifth are where the page before ended
   */
  static String list(Order order, boolean ofStatus, boolean after) {
    return LIST.formatted(
        ofStatus ? "and status = ?3" : "",
        after ? "and (created_at, id) " + order.after + " (?4, ?5)" : "",
        order.word,
        order.word);
  }
}
