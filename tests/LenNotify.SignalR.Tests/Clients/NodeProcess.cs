using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace LenNotify.SignalR.Tests;

/// <summary>A script in node: a line in, a line of JSON out. Its packages are installed once, from the lock file beside it.</summary>
internal sealed class NodeProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly Lazy<Task> Installed = new(InstallAsync);
    private readonly Process _node;

    private NodeProcess(Process node) => _node = node;

    /// <summary>Two devices of one person, ready.</summary>
    internal static async Task<NodeProcess> StartAsync(string script, params string[] arguments)
    {
        await Installed.Value;
        var start = new ProcessStartInfo("node", [script, .. arguments]) { WorkingDirectory = Folder(), RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["CHROMIUM"] = Programs.Browser;
        return new NodeProcess(Process.Start(start)!);
    }

    internal async Task<JsonNode> AskAsync(string command)
    {
        await _node.StandardInput.WriteLineAsync(command);
        await _node.StandardInput.FlushAsync();
        return await ReadAsync();
    }

    internal async Task<JsonNode> ReadAsync()
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        return JsonNode.Parse(await _node.StandardOutput.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException("The client ended."))!;
    }

    // It is asked first: a browser that it started ends with it then.
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1), TimeProvider.System);
        _node.StandardInput.Close();
        await _node.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_node.HasExited)
        {
            _node.Kill(entireProcessTree: true);
        }

        _node.Dispose();
    }

    private static async Task InstallAsync()
    {
        // Marks the lock file that was installed, so that a changed one is installed again.
        var (mark, wanted) = (Path.Combine(Folder(), "node_modules", ".installed"), await File.ReadAllTextAsync(Path.Combine(Folder(), "package-lock.json")));
        if (File.Exists(mark) && await File.ReadAllTextAsync(mark) == wanted)
        {
            return;
        }

        using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--no-fund", "--no-audit"]) { WorkingDirectory = Folder(), RedirectStandardOutput = true })!;
        await npm.StandardOutput.ReadToEndAsync();
        await npm.WaitForExitAsync();
        npm.ExitCode.Should().Be(0, "the clients must be installed");
        await File.WriteAllTextAsync(mark, wanted);
    }

    private static string Folder([CallerFilePath] string source = "") => Path.Combine(Path.GetDirectoryName(source)!, "..", "Node");
}
