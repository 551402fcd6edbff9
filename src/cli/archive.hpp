#pragma once

#include <string>

#include "cli/commands.hpp"

namespace ituletter {

// The commands below "archive".

int run_archive_add(const ArchiveOptions& options);
int run_archive_calendar(const ArchiveOptions& options);
int run_archive_search(const ArchiveOptions& options);
int run_archive_list(const ArchiveOptions& options);
int run_archive_show(const ArchiveOptions& options);
int run_archive_deadlines(const ArchiveOptions& options);
int run_archive_refs(const ArchiveOptions& options);
int run_archive_findings(const ArchiveOptions& options);
int run_archive_failures(const ArchiveOptions& options);
int run_archive_merge(const ArchiveOptions& options);
int run_archive_bag(const ArchiveOptions& options);
int run_archive_site(const ArchiveOptions& options);
int run_archive_verify(const ArchiveOptions& options);
int run_archive_sql(const ArchiveOptions& options);

/// This moment, or that of SOURCE_DATE_EPOCH: "2025-06-17T00:00:00Z".
std::string time_stamp();

}  // namespace ituletter
