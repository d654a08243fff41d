namespace LenNotify.EntityFrameworkCore.Tests;

/// <summary>Skips what needs a server where there is none.</summary>
internal static class NeedsPostgres
{
    // The words by which xunit knows a test that says while it runs that it cannot.
    private const string SkipToken = "$XunitDynamicSkip$";

    /// <summary>Goes on where there is a server.</summary>
    public static void OrSkip()
    {
        if (PostgresServer.WhyNot is { } reason)
        {
            throw new InvalidOperationException(SkipToken + reason);
        }
    }
}
