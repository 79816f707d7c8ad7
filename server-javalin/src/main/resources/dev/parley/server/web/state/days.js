// SPDX-License-Identifier: Apache-2.0

const DAY = 24 * 60 * 60 * 1000;
const MONTH = new Intl.DateTimeFormat("en", { month: "long", year: "numeric" });

/** Rows under headings by when they were last used; the rows come newest first. */
export function byDay(rows, now = new Date()) {
  const groups = [];
  for (const row of rows) {
    const name = dayName(new Date(row.updated_at * 1000), now);
    if (groups.at(-1)?.name !== name) {
      groups.push({ name, rows: [] });
    }
    groups.at(-1).rows.push(row);
  }
  return groups;
}

function dayName(date, now) {
  const days = Math.round((midnight(now) - midnight(date)) / DAY);
  if (days <= 0) {
    return "Today";
  }
  if (days === 1) {
    return "Yesterday";
  }
  return days <= 7 ? "Previous 7 days" : MONTH.format(date);
}

const midnight = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate());
