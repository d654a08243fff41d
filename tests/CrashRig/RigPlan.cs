namespace LenNotify.CrashRig;

/// <summary>What the rig does.</summary>
internal sealed record RigPlan
{
    /// <summary>The full run: leases as in production.</summary>
    public static RigPlan Full { get; } = new();

    /// <summary>The same in seconds, for every run of the tests.</summary>
    public static RigPlan Short { get; } = new()
    {
        Notifications = 1_500,
        Kills = 3,
        DatabaseStops = 1,
        Pauses = 1,
        RestartNotifications = 400,
        Restarts = 2,
        Sales = 400,
        SaleKills = 2,
        SendTimeout = TimeSpan.FromSeconds(1),
        LeaseSpare = TimeSpan.FromSeconds(2),
    };

    /// <summary>Published one by one, each with a dedupe key.</summary>
    public int Notifications { get; init; } = 20_000;

    /// <summary>How often a publisher or a worker is killed (SIGKILL) meanwhile.</summary>
    public int Kills { get; init; } = 20;

    /// <summary>How often the database is stopped at once meanwhile, and started again.</summary>
    public int DatabaseStops { get; init; } = 3;

    /// <summary>How often a worker is stopped (SIGSTOP) until its leases have passed, and goes on.</summary>
    public int Pauses { get; init; } = 3;

    /// <summary>Published while workers are restarted gracefully.</summary>
    public int RestartNotifications { get; init; } = 5_000;

    /// <summary>How many graceful restarts (SIGTERM), one worker after the other.</summary>
    public int Restarts { get; init; } = 10;

    /// <summary>Transactions of the host's, every other one rolled back.</summary>
    public int Sales { get; init; } = 5_000;

    /// <summary>How often a seller or a worker is killed meanwhile.</summary>
    public int SaleKills { get; init; } = 10;

    /// <summary>The longest send.</summary>
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>What leases have beyond the longest send.</summary>
    public TimeSpan LeaseSpare { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Sends at once in one worker.</summary>
    public int Concurrency { get; init; } = 8;

    /// <summary>The same seed gives the same order of events; when exactly they hit is the machine's.</summary>
    public int Seed { get; init; } = 20261121;
}
