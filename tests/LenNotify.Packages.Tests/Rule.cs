namespace LenNotify.Packages.Tests;

internal static class Rule
{
    /// <summary>Fails with the rule and everything that breaks it, a line each.</summary>
    public static void Holds(string rule, IEnumerable<string> offenders)
    {
        string[] all = [.. offenders];
        Assert.True(all.Length == 0, $"{rule}\n  {string.Join("\n  ", all)}");
    }
}
