namespace TradingDesk;

/// <summary>Everything that the desk's page shows of the simulation.</summary>
public sealed record DeskView
{
    public required string Name { get; init; }

    public required string Role { get; init; }

    public required IReadOnlyList<QuoteView> Quotes { get; init; }

    public required IReadOnlyList<PositionView> Positions { get; init; }

    public required decimal Heat { get; init; }

    /// <summary>What the next daily insight would say; nothing when there is nothing worth a word.</summary>
    public required IReadOnlyList<string> Insight { get; init; }

    public required bool LineIsCut { get; init; }

    /// <summary>The board on the wall of this trader's room.</summary>
    public required string? Board { get; init; }

    /// <summary>What would have been sent to this person, were this not a demo.</summary>
    public required IReadOnlyList<MessageView> Sent { get; init; }
}
