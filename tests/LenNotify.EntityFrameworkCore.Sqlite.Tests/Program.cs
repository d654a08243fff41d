namespace LenNotify.EntityFrameworkCore.Sqlite.Tests;

/// <summary>The tests' own entry.</summary>
internal static class Program
{
    private static int Main() => 0;
}
