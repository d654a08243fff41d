using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace LenNotify.Web.Tests;

/// <summary>What the bundle is made with, in node: installed once from the lock file beside the sources.</summary>
internal static class ClientTools
{
    private static readonly Lazy<Task> Installed = new(InstallAsync);

    /// <summary>The sources of the bundle.</summary>
    internal static string Sources { get; } = Path.GetFullPath(Path.Combine(Here(), "..", "..", "..", "src", "LenNotify.Web", "client"));

    /// <summary>The bundle as it is kept.</summary>
    internal static string Bundle { get; } = Path.GetFullPath(Path.Combine(Sources, "..", "wwwroot"));

    /// <summary>The tests of the client that are run by node.</summary>
    internal static string Tests { get; } = Path.Combine(Here(), "Node");

    /// <summary>A file of what was installed, such as a script for a page.</summary>
    internal static async Task<string> ReadModuleAsync(string path)
    {
        await Installed.Value;
        return await File.ReadAllTextAsync(Path.Combine(Sources, "node_modules", path));
    }

    /// <summary>Runs node among the sources to its end; what it says when it fails is what the test fails with.</summary>
    internal static async Task<string> RunAsync(params string[] arguments)
    {
        await Installed.Value;
        return await RunAsync("node", arguments);
    }

    private static async Task<string> RunAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = Sources, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        process.ExitCode.Should().Be(0, "{0} {1} says {2} {3}", program, string.Join(' ', arguments), await output, await error);
        return await output;
    }

    private static async Task InstallAsync()
    {
        // Marks the lock file that was installed, so that a changed one is installed again.
        var (mark, wanted) = (Path.Combine(Sources, "node_modules", ".installed"), await File.ReadAllTextAsync(Path.Combine(Sources, "package-lock.json")));
        if (!File.Exists(mark) || await File.ReadAllTextAsync(mark) != wanted)
        {
            await RunAsync("npm", ["ci", "--ignore-scripts", "--no-fund", "--no-audit"]);
            await File.WriteAllTextAsync(mark, wanted);
        }
    }

    private static string Here([CallerFilePath] string source = "") => Path.GetDirectoryName(source)!;
}
