using System.Runtime.CompilerServices;

namespace LenNotify.Tests;

/// <summary>Lines of the documentation that lies beside the code.</summary>
internal static class DocumentedTable
{
    internal static string[] Of(string page, [CallerFilePath] string here = "")
    {
        var folder = Path.GetDirectoryName(here);
        while (!File.Exists(Path.Combine(folder!, "LenNotify.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return File.ReadAllLines(Path.Combine(folder!, "docs", page));
    }
}
