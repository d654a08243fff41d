#!/usr/bin/env bash
# An app outside the repository, as a user writes one: gets our packages from a folder, adds AddNotifications(), and delivers.
#   dotnet pack LenNotify.sln --configuration Release --output eng/out/packages && bash eng/scratch.sh
#   bash eng/scratch.sh <folder>   the packages lie there
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en

feed=$(realpath -- "${1:-eng/out/packages}")
if ! core=$(find "$feed" -name 'LenNotify.Core.*.nupkg' -print -quit) || [ -z "$core" ]; then
  echo "$feed holds no LenNotify.Core: pack first."
  exit 1
fi
version=$(basename "$core" .nupkg)
version=${version#LenNotify.Core.}

root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
app="$root/app"

# Into a folder of its own goes what comes from ours, so that no older package of the same version is found. All else is taken
# from where this machine has it, or from the sources that it is configured with.
mkdir "$app" "$root/packages" "$root/others"
cache=$(dotnet nuget locals global-packages --list | sed 's/^global-packages: *//')
if [ -d "$cache" ]; then
  find "$cache" -mindepth 1 -maxdepth 1 -type d ! -iname 'lennotify*' -exec ln -s -t "$root/others" {} +
fi

cat >"$app/nuget.config" <<XML
<configuration>
  <config>
    <add key="globalPackagesFolder" value="../packages" />
  </config>
  <packageSources>
    <add key="folder" value="$feed" />
  </packageSources>
  <fallbackPackageFolders>
    <clear />
    <add key="others" value="../others" />
  </fallbackPackageFolders>
</configuration>
XML

cat >"$app/App.csproj" <<XML
<Project Sdk="Microsoft.NET.Sdk.Web">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <Nullable>enable</Nullable>
    <ImplicitUsings>enable</ImplicitUsings>
    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
    <WarningsNotAsErrors>NU1900</WarningsNotAsErrors>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="LenNotify" Version="$version" />
    <PackageReference Include="LenNotify.AspNetCore" Version="$version" />
    <PackageReference Include="LenNotify.EntityFrameworkCore.PostgreSQL" Version="$version" />
    <PackageReference Include="LenNotify.Handlebars" Version="$version" />
    <PackageReference Include="LenNotify.SignalR" Version="$version" />
    <PackageReference Include="LenNotify.Web" Version="$version" />
  </ItemGroup>
</Project>
XML

cat >"$app/Program.cs" <<'CS'
using System.Net.Http.Json;
using System.Reflection;
using System.Security.Claims;
using System.Text.Json;
using LenNotify;

var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2)).Token;
var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddNotifications()
    .AddType<OrderFilled>(t => t.Channels("inapp", "pager"))
    .AddChannel<Pager>().UseContacts<PhoneBook>().UseSignalR().AddHandlebars();
await using var app = builder.Build();
app.Use((context, next) =>
{
    context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, "anna")], "scratch"));
    return next(context);
});
app.MapNotifications("/api/notifications");
app.MapNotificationHub("/hubs/notifications");
app.MapNotificationPages("/notifications");
await app.StartAsync(patience);

await app.Services.GetRequiredService<INotifier>().PublishAsync(new OrderFilled("BTC/USD", 60_125m), "anna", cancellationToken: patience);
var paged = await app.Services.GetRequiredService<Pager>().Paged.Task.WaitAsync(patience);
using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
var inbox = await client.GetFromJsonAsync<JsonElement>("/api/notifications", patience);
var listed = inbox.GetProperty("data")[0].GetProperty("title").GetString();
var hub = await client.PostAsync("/hubs/notifications/negotiate?negotiateVersion=1", null, patience);
var page = await client.GetAsync("/notifications", patience);
await app.StopAsync(patience);

Console.WriteLine($"over the pager: {paged}");
Console.WriteLine($"in the inbox, over HTTP: {listed}");
Console.WriteLine($"the hub: {(int)hub.StatusCode}, the page: {(int)page.StatusCode}");
foreach (var type in new[] { typeof(Notification), typeof(INotifier), typeof(NotificationEndpoints), typeof(NotificationHubOptions), typeof(NotificationPagesOptions), typeof(HandlebarsOptions), typeof(NotificationsDbContext) })
{
    Console.WriteLine($"{type.Assembly.GetName().Name} {type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion}");
}

return paged == listed && hub.IsSuccessStatusCode && page.IsSuccessStatusCode ? 0 : 1;

internal sealed record OrderFilled(string Symbol, decimal Price) : INotification
{
    public static string TypeName => "order_filled";

    public string Title => FormattableString.Invariant($"{Symbol} filled at {Price:N0}");
}

internal sealed class PhoneBook : IContactDirectory
{
    public Task<IReadOnlyList<HostContact>> GetContactsAsync(string userId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<HostContact>>([new HostContact("pager", $"pager-of-{userId}")]);
}

internal sealed class Pager : IChannelAdapter
{
    public TaskCompletionSource<string> Paged { get; } = new();

    public string Channel => "pager";

    public Task<DeliveryResult> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        Paged.TrySetResult(delivery.Notifications[0].Title);
        return Task.FromResult(DeliveryResult.Delivered());
    }
}
CS

# What the repository says of packages must not reach the app, nor what a build above says of a build below.
cd "$app"
env -u NUGET_PACKAGES -u CI dotnet run --project App.csproj --configuration Release -nodeReuse:false -p:UseSharedCompilation=false

# Whatever lies there under our name came from the folder, byte for byte.
count=0
for package in ../packages/lennotify*/; do
  name=$(basename "$package")
  packed=$(find "$feed" -iname "$name.$version.nupkg")
  cmp "$packed" "$package$version/$name.$version.nupkg"
  count=$((count + 1))
done
echo "$count packages of ours, from the folder"
[ "$count" -ge 8 ]
