namespace LenNotify.EntityFrameworkCore.Sqlite.Tests;

/// <summary>The tests' own entry, for tests with a second process: <see cref="WriterProcess"/> starts this assembly.</summary>
internal static class Program
{
    private static Task Main(string[] args) => WriterHost.RunAsync(args[0], Enum.Parse<SqliteJournal>(args[1]), args[2]);
}
