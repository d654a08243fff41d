namespace LenNotify;

/// <summary>How much the in-memory store holds before it refuses more. Nothing is ever dropped to make room.</summary>
/// <param name="People">People who ever got anything: a sequence is never given twice, so nobody is forgotten but by erasure.</param>
/// <param name="Publications">Accepted publications, whose dedupe keys must be remembered.</param>
/// <param name="Items">Inbox items of all people together, listed or not.</param>
/// <param name="Deliveries">Deliveries that have not ended, dead letters, and delivered ones that a provider may still report on.</param>
/// <param name="History">
/// Attempts, rulings and engagement. What is under way must be written down however full it is, so beyond this limit new
/// publications and engagement are refused, while deliveries that were accepted before run to their end.
/// </param>
/// <param name="Reports">Reports on messages whose own completion has not come.</param>
/// <param name="Documents">Documents of all kinds.</param>
/// <param name="Contacts">Contacts and suppressed addresses.</param>
/// <param name="AuditFacts">Facts of the record: a write whose fact has no room is refused.</param>
public sealed record MemoryLimits(
    int People = 1_000_000,
    int Publications = 1_000_000,
    int Items = 2_000_000,
    int Deliveries = 1_000_000,
    int History = 10_000_000,
    int Reports = 100_000,
    int Documents = 1_000_000,
    int Contacts = 1_000_000,
    int AuditFacts = 1_000_000);
