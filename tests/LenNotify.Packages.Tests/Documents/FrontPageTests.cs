using System.Diagnostics;

namespace LenNotify.Packages.Tests;

/// <summary>The program that the front page shows: copied, compiled and run as it stands.</summary>
public sealed class FrontPageTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task The_first_program_sends_something_and_says_why()
    {
        string program = Path.Combine(AppContext.BaseDirectory, "front-page.dll");
        Example.Write(CodeBlock.Of("README.md").First(block => block.Language == "csharp"), program);

        using var process = Process.Start(Started(program))!;
        try
        {
            List<string> said = [];
            using var patience = new CancellationTokenSource(Patience);
            while (!said.Contains("to anna: BTC/USD filled at 60125"))
            {
                said.Add(await process.StandardOutput.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException($"It ended, and had said: {string.Join('\n', said)}"));
            }

            said.Should().Contain(line => line.Contains("console: Deliver", StringComparison.Ordinal));
        }
        finally
        {
            process.Kill();
        }
    }

    // What these tests need to run, the program needs too.
    private static ProcessStartInfo Started(string program)
    {
        string tests = Path.ChangeExtension(typeof(FrontPageTests).Assembly.Location, null);
        return new("dotnet", ["exec", "--depsfile", tests + ".deps.json", "--runtimeconfig", tests + ".runtimeconfig.json", program])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
        };
    }
}
