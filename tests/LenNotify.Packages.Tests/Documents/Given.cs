// What a host has of its own, which examples in documents speak of without showing it. Compiled together with each of them.
global using global::LenNotify;
global using global::Microsoft.AspNetCore.Builder;
global using global::Microsoft.AspNetCore.Http;
global using global::Microsoft.EntityFrameworkCore;
global using global::Microsoft.Extensions.Configuration;
global using global::Microsoft.Extensions.DependencyInjection;
global using global::Microsoft.Extensions.Hosting;
global using global::Microsoft.Extensions.Logging;
global using global::System;
global using global::System.Collections.Generic;
global using global::System.IO;
global using global::System.Linq;
global using global::System.Net.Http;
global using global::System.Runtime.CompilerServices;
global using global::System.Text.Json.Nodes;
global using global::System.Threading;
global using global::System.Threading.Tasks;
global using global::Xunit;
global using static Given;
using LenNotify.Storage;
using LenNotify.Testing.Contracts;

public static class Given
{
    // The host and what its container hands out.
    public static WebApplicationBuilder builder => throw new NotSupportedException();
    public static WebApplication app => throw new NotSupportedException();
    public static IHost host => app;
    public static IServiceCollection services => builder.Services;
    public static IConfiguration configuration => builder.Configuration;
    public static IHostEnvironment environment => builder.Environment;
    public static string connectionString => throw new NotSupportedException();
    public static CancellationToken ct => default;

    public static INotifier notifier => throw new NotSupportedException();
    public static IUserSettings settings => throw new NotSupportedException();
    public static IUserData userData => throw new NotSupportedException();
    public static IDeadLetterDesk deadLetters => throw new NotSupportedException();
    public static IHistory history => throw new NotSupportedException();
    public static ITestSender tests => throw new NotSupportedException();
    public static ITemplates templates => throw new NotSupportedException();
    public static IRehearsal rehearsal => throw new NotSupportedException();
    public static INotificationHealth health => throw new NotSupportedException();
    public static IWebPushSubscriptions subscriptions => throw new NotSupportedException();
    public static INotificationsClient notifications => throw new NotSupportedException();

    // The shop that the examples are about.
    public static ShopDb db => throw new NotSupportedException();
    public static Fill fill => throw new NotSupportedException();
    public static string userId => throw new NotSupportedException();
    public static string subscriptionJson => throw new NotSupportedException();
    public static string sha256OfTheKey => throw new NotSupportedException();

    public sealed record Fill(string Id, string UserId, string Symbol, decimal Price);

    public sealed record OrderFilled(string Symbol, decimal Price) : INotification
    {
        public static string TypeName => "order_filled";

        public string Title => $"{Symbol} filled at {Price}";
    }

    public sealed class ShopDb(DbContextOptions<ShopDb> options) : DbContext(options)
    {
        public DbSet<Fill> Fills => Set<Fill>();
    }

    public sealed class Shop;

    public sealed class PhoneBook : IContactDirectory
    {
        public Task<IReadOnlyList<HostContact>> GetContactsAsync(string userId, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    public sealed class Pager : IChannelAdapter
    {
        public string Channel => "pager";

        public Task<DeliveryResult> SendAsync(Delivery delivery, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    // What stands in samples/CustomChannel.
    public sealed class NtfyChannel(HttpClient ntfy, TimeProvider time) : IChannelAdapter
    {
        public string Channel => "ntfy";

        public Task<DeliveryResult> SendAsync(Delivery delivery, CancellationToken cancellationToken) => throw new NotSupportedException($"{ntfy} {time}");
    }

    public sealed class PigeonOptions
    {
        public string Loft { get; set; } = "";

        public string Whistle { get; set; } = "";

        public TimeSpan Rest { get; set; }
    }

    public sealed class PigeonChannel : IChannelAdapter
    {
        public string Channel => "pigeon";

        public Task<DeliveryResult> SendAsync(Delivery delivery, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    // A source of insights has its own figures.
    public sealed record WinRate(string UserId, double Rate, bool IsSignificant);

    public sealed class TradeStore
    {
        public IAsyncEnumerable<WinRate> WinRatesAsync(DateOnly day, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    // An author of a store or hub says how a test gets a fresh one.
    public sealed class MyStoreSource : IStoreSource
    {
        public Task<INotificationStore> OpenAsync() => throw new NotSupportedException();

        public Task CloseAsync() => Task.CompletedTask;
    }

    public sealed class MyHubSource : IHubSource
    {
        public Task<IDeliveryHub> OpenAsync() => throw new NotSupportedException();

        public Task<IHubClient> ConnectAsync(string userId) => throw new NotSupportedException();

        public Task CloseAsync() => Task.CompletedTask;
    }
}
