using LenNotify;

namespace TradingDesk;

/// <summary>Makes what a person's page shows.</summary>
public sealed class DeskViews(TradingFloor floor, IDevelopmentOutbox outbox, WallBoard board, IContactDirectory phones, TimeProvider time)
{
    private const int MostSent = 12;

    public async Task<DeskView> OfAsync(Person person, CancellationToken cancellationToken)
    {
        var room = (await phones.GetContactsAsync(person.Id, cancellationToken)).FirstOrDefault(contact => contact.Channel == board.Channel);
        return floor.Read((market, books) =>
        {
            var book = books.GetValueOrDefault(person.Id) ?? new Book(person.Id);
            return new DeskView
            {
                Name = person.Name,
                Role = person.Role,
                Quotes = [.. market.Quotes.Select(quote => new QuoteView(quote.Symbol, quote.Price, quote.Regime.ToString()))],
                Positions = [.. book.Positions.Select(position => ViewOf(position, market.QuoteOf(position.Order.Symbol).Price))],
                Heat = Math.Round(book.Heat, 1),
                Insight = [.. floor.WeekOf(person.Id, time.GetUtcNow()).Lines()],
                LineIsCut = floor.LineIsCut,
                Board = room is null ? null : board.ShownIn(room.Address) ?? "nothing yet",
                Sent = [.. SentTo(person.Id)],
            };
        });
    }

    private static PositionView ViewOf(Position position, decimal price) => new(
        position.Order.Symbol,
        position.Order.Side.ToString(),
        position.Order.Quantity,
        position.EntryPrice,
        Math.Round(position.Invalidation, 5),
        Math.Round(position.Target, 5),
        Math.Round(position.ProfitAt(price), 2));

    private IEnumerable<MessageView> SentTo(string userId) => outbox.Messages.Reverse()
        .Where(message => message.Delivery.UserId == userId)
        .Take(MostSent)
        .Select(message => new MessageView(message.At, message.Channel, message.Delivery.Content.Subject, message.Delivery.Content.Text));
}
