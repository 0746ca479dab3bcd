// The tables, as a list of steps: each brings a database from version n to n + 1 and is never changed once released.
#pragma once

namespace soci {
class session;
}

namespace assay::runner {

// Brings the database up to this program's version, one transaction a step. Throws soci::soci_error, or ErrorException
// when the database was written by a newer assay.
void migrate(soci::session& sql);

}  // namespace assay::runner
