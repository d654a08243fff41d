using System.Diagnostics;

namespace LenNotify.AspNetCore.Tests;

/// <summary>Prometheus' own check of a text of metrics, where it is installed: other people's code (Debian's package prometheus).</summary>
internal static class Promtool
{
    private static readonly string? Found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "promtool")).FirstOrDefault(File.Exists);

    /// <summary>Why it cannot be asked; null where it can.</summary>
    internal static string? Missing => Found is null ? "promtool is not on the path; apt-get install prometheus has it." : null;

    /// <summary>What it says is wrong; empty when nothing is.</summary>
    internal static async Task<string> CheckAsync(string text)
    {
        using var promtool = Process.Start(new ProcessStartInfo(Found!, ["check", "metrics"]) { RedirectStandardInput = true, RedirectStandardError = true, RedirectStandardOutput = true })!;
        var (said, wrong) = (promtool.StandardOutput.ReadToEndAsync(), promtool.StandardError.ReadToEndAsync());
        await promtool.StandardInput.WriteAsync(text);
        promtool.StandardInput.Close();
        await promtool.WaitForExitAsync();
        return promtool.ExitCode == 0 ? "" : $"{promtool.ExitCode}: {await said}{await wrong}";
    }
}
