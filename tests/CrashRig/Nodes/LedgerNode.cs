using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LenNotify.CrashRig;

/// <summary>
/// The receiving process: appends a line to its file for whatever arrives, then says so. Nobody kills it, so that what it says
/// it has, it has.
/// </summary>
internal static class LedgerNode
{
    internal static async Task RunAsync(string file)
    {
        await using var ledger = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Console.WriteLine(((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture));
        var gate = new object();
        var accepting = Task.Run(async () =>
        {
            while (true)
            {
                _ = AnswerAsync(await listener.AcceptTcpClientAsync(), ledger, gate);
            }
        });
        await Console.In.ReadLineAsync();
    }

    private static async Task AnswerAsync(TcpClient client, FileStream ledger, object gate)
    {
        using (client)
        {
            client.NoDelay = true;
            using var reader = new StreamReader(client.GetStream());
            try
            {
                while (await reader.ReadLineAsync() is { } line)
                {
                    lock (gate)
                    {
                        ledger.Write(Encoding.UTF8.GetBytes(line + "\n"));
                    }

                    await client.GetStream().WriteAsync("ok\n"u8.ToArray());
                }
            }
            catch (IOException)
            {
                // Whoever sent it was killed: what was written down counts.
            }
        }
    }
}
