using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace LenNotify.Channels.Tests;

/// <summary>Other people's code, in node: installed once from the lock file beside it.</summary>
internal static class Node
{
    private static readonly Lazy<Task<string?>> Installed = new(InstallAsync);

    /// <summary>Why node cannot be used on this machine; null when it can.</summary>
    public static string? Missing { get; } = Find("node") is null || Find("npm") is null ? "node and npm are not installed" : null;

    /// <summary>Runs a script to its end and answers with what it wrote.</summary>
    public static async Task<string> RunAsync(string script, string input)
    {
        using var process = await StartAsync(script);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException(await error);
    }

    /// <summary>Starts a script that goes on.</summary>
    public static async Task<Process> StartAsync(string script, params string[] arguments)
    {
        if (await Installed.Value is { } problem)
        {
            throw new InvalidOperationException(problem);
        }

        return Process.Start(new ProcessStartInfo(Find("node")!, [script, .. arguments])
        {
            WorkingDirectory = Folder(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }

    private static async Task<string?> InstallAsync()
    {
        // Marks the lock file that was installed, so that a changed one is installed again.
        var (mark, wanted) = (Path.Combine(Folder(), "node_modules", ".installed"), await File.ReadAllTextAsync(Path.Combine(Folder(), "package-lock.json")));
        if (File.Exists(mark) && await File.ReadAllTextAsync(mark) == wanted)
        {
            return null;
        }

        using var npm = Process.Start(new ProcessStartInfo(Find("npm")!, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        {
            WorkingDirectory = Folder(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, error) = (npm.StandardOutput.ReadToEndAsync(), npm.StandardError.ReadToEndAsync());
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0)
        {
            return $"npm ci failed: {await output}{await error}";
        }

        await File.WriteAllTextAsync(mark, wanted);
        return null;
    }

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private static string Folder([CallerFilePath] string source = "") => Path.Combine(Path.GetDirectoryName(source)!, "..", "node");
}
