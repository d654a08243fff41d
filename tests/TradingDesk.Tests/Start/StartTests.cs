using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace TradingDesk.Tests;

/// <summary>What keeps the program from starting is said in one sentence, which says what to do.</summary>
public sealed class StartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("desk-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_address_that_is_taken()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        (await Start("--store", "memory", "--urls", $"http://127.0.0.1:{port}").Should().ThrowAsync<DeskArgumentException>())
            .WithMessage($"http://127.0.0.1:{port}: somebody listens there already; perhaps the desk is running.*--urls http://127.0.0.1:*");
    }

    [Fact]
    public async Task An_address_that_is_none() => (await Start("--store", "memory", "--urls", "5080").Should().ThrowAsync<DeskArgumentException>())
        .WithMessage("--urls 5080: is no address to listen at. Say one such as http://127.0.0.1:5080.");

    [Fact]
    public async Task A_server_that_does_not_answer()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();

        var refused = await Start("--store", "postgres", "--connection", $"Host=127.0.0.1;Port={port};Username=desk;Password=open-sesame;Database=desk", "--data", _folder)
            .Should().ThrowAsync<DeskArgumentException>();

        refused.WithMessage($"--store postgres: no server answers at 127.0.0.1:{port} (*). Start one, say where it is with --connection, or leave --store out for a file.")
            .Which.Message.Should().NotContain("open-sesame");
    }

    [PostgresFact]
    public async Task A_server_that_refuses()
    {
        var server = await LenNotify.Tests.Postgres.PostgresProcess.StartAsync();

        (await Start("--store", "postgres", "--connection", server.To("postgres") + ";Username=nobody", "--data", _folder).Should().ThrowAsync<DeskArgumentException>())
            .WithMessage("--store postgres: the server at * refuses: role \"nobody\" does not exist. Look at user, password and database of --connection.");
    }

    private static Func<Task> Start(params string[] arguments) => async () =>
    {
        string[] all = arguments.Contains("--urls") ? arguments : ["--urls", "http://127.0.0.1:0", .. arguments];
        await using var app = await DeskApp.BuildAsync(DeskArguments.Parse(all), builder => builder.Logging.ClearProviders().AddProvider(LogLines.Watched));
    };
}
