/// The way to PostgreSQL.
///
/// [Migrations] (makes the schema), [Database] (the pool; `inTransaction`), [Transaction], both
/// [Sql] (runs a statement), [Columns] (reads a row), [DatabaseTrouble] (SQLSTATE to problem),
/// [Ids].
///
/// SQL text stands in the gateways, as constants at their top, never here. This package must not
/// know HTTP or what the tables mean.
@NullMarked
package vn.chungthuc.portal.db;

import org.jspecify.annotations.NullMarked;
