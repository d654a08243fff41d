namespace LenNotify.EntityFrameworkCore.Sqlite.Tests;

public sealed class SqliteContract() : NotificationStoreContract(new SqliteSource());

public sealed class SqliteWriteAheadContract() : NotificationStoreContract(new SqliteSource(options => options.Journal = SqliteJournal.WriteAhead));
