using System.ComponentModel;
using System.Diagnostics;

namespace LenNotify.Packages.Tests;

internal static class Command
{
    // The test host runs under MSBuild, and what MSBuild tells its children would mislead a second MSBuild.
    private static readonly string[] Misleading =
        ["MSBuildSDKsPath", "MSBUILD_EXE_PATH", "MSBuildExtensionsPath", "MSBuildLoadMicrosoftTargetsReadOnly"];

    /// <summary>Runs a program to its end and returns all it printed; 127 when there is no such program.</summary>
    public static (int Exit, string Output) Run(
        string program, IEnumerable<string> arguments, string folder, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string name in Misleading)
        {
            start.Environment.Remove(name);
        }

        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output + error.GetAwaiter().GetResult());
        }
        catch (Win32Exception missing)
        {
            return (127, missing.Message);
        }
    }

    /// <summary>Runs the same <c>dotnet</c> that runs these tests, and leaves no process of it behind.</summary>
    public static void Dotnet(IEnumerable<string> arguments, string folder, params (string Name, string Value)[] environment)
    {
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        (int exit, string output) = Run(
            dotnet, [.. arguments, "-nodeReuse:false", "-p:UseSharedCompilation=false"], folder, environment);
        exit.Should().Be(0, "dotnet {0} should succeed, and it said:\n{1}", string.Join(' ', arguments), output);
    }
}
