// A channel of one's own: NtfyChannel.cs is all of it, and tests/CustomChannel.Tests is its test. Here it is called once, as
// LenNotify's workers call it, with a server on this machine in place of ntfy.
using System.Net;
using System.Net.Sockets;
using System.Text;
using LenNotify;

using var server = new TcpListener(IPAddress.Loopback, 0);
server.Start();
var answering = Task.Run(async () =>
{
    using var connection = await server.AcceptTcpClientAsync();
    var buffer = new byte[4_096];
    var read = await connection.GetStream().ReadAsync(buffer);
    await connection.GetStream().WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
    return Encoding.UTF8.GetString(buffer, 0, read);
});

using var client = new HttpClient { BaseAddress = new Uri($"http://{server.LocalEndpoint}/") };
var channel = new NtfyChannel(client, TimeProvider.System);
var result = await channel.SendAsync(
    new Delivery
    {
        Id = Guid.NewGuid(),
        IdempotencyKey = "fill-7",
        UserId = "anna",
        Address = "annas-topic",
        Content = new RenderedContent("Filled", "BTC/USD filled at 60,125"),
        Notifications = [new Notification { Type = "order_filled", Title = "BTC/USD filled at 60,125" }],
    },
    CancellationToken.None);

Console.WriteLine(await answering);
Console.WriteLine($"\nThe channel says: {result.Outcome}");
