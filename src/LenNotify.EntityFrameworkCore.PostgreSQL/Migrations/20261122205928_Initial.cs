using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace LenNotify.Migrations
{
    /// <inheritdoc />
    internal sealed partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "lennotify_attempts",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    delivery_id = table.Column<Guid>(type: "uuid", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    started_at = table.Column<long>(type: "bigint", nullable: false),
                    ended_at = table.Column<long>(type: "bigint", nullable: true),
                    state = table.Column<short>(type: "smallint", nullable: true),
                    cause = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lennotify_attempts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "lennotify_audit",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    actor = table.Column<string>(type: "text", nullable: false),
                    action = table.Column<string>(type: "text", nullable: false),
                    target = table.Column<string>(type: "text", nullable: false),
                    outcome = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lennotify_audit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "lennotify_books",
                columns: table => new
                {
                    user_id = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    opt_outs = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lennotify_books", x => x.user_id);
                });

            migrationBuilder.CreateTable(
                name: "lennotify_channels",
                columns: table => new
                {
                    channel = table.Column<string>(type: "text", nullable: false),
                    rate = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lennotify_channels", x => x.channel);
                })
                .Annotation("Npgsql:StorageParameter:fillfactor", 70);

            migrationBuilder.CreateTable(
                name: "lennotify_contacts",
                columns: table => new
                {
                    user_id = table.Column<string>(type: "text", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    address = table.Column<byte[]>(type: "bytea", nullable: false),
                    address_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    country = table.Column<string>(type: "text", nullable: true),
                    verified_at = table.Column<long>(type: "bigint", nullable: true),
                    consent = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lennotify_contacts", x => new { x.user_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "lennotify_deliveries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<string>(type: "text", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    target_id = table.Column<Guid>(type: "uuid", nullable: false),
                    priority = table.Column<short>(type: "smallint", nullable: false),
                    join_key = table.Column<string>(type: "text", nullable: true),
                    open = table.Column<bool>(type: "boolean", nullable: false),
                    unless_read = table.Column<bool>(type: "boolean", nullable: false),
                    after_failure_of = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    due_at = table.Column<long>(type: "bigint", nullable: false),
                    turn = table.Column<long>(type: "bigint", nullable: false),
                    wake_at = table.Column<long>(type: "bigint", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    running = table.Column<bool>(type: "boolean", nullable: false),
                    caps_taken = table.Column<bool>(type: "boolean", nullable: false),
                    takes_caps = table.Column<bool>(type: "boolean", nullable: false),
                    started_at = table.Column<long>(type: "bigint", nullable: true),
                    first_attempt_at = table.Column<long>(type: "bigint", nullable: true),
                    lease_owner = table.Column<Guid>(type: "uuid", nullable: true),
                    ended_at = table.Column<long>(type: "bigint", nullable: true),
                    cause = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lennotify_deliveries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "lennotify_documents",
                columns: table => new
                {
                    kind = table.Column<string>(type: "text", nullable: false),
                    owner = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    json = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lennotify_documents", x => new { x.kind, x.owner, x.name });
                });

            migrationBuilder.CreateTable(
                name: "lennotify_engagements",
                columns: table => new
                {
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    action_key = table.Column<string>(type: "text", nullable: false),
                    user_id = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lennotify_engagements", x => new { x.item_id, x.kind, x.channel, x.action_key });
                });

            migrationBuilder.CreateTable(
                name: "lennotify_items",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    publication_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<string>(type: "text", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    notification = table.Column<string>(type: "text", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    severity = table.Column<short>(type: "smallint", nullable: false),
                    priority = table.Column<short>(type: "smallint", nullable: false),
                    listed = table.Column<bool>(type: "boolean", nullable: false),
                    counted = table.Column<bool>(type: "boolean", nullable: false),
                    decisions = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: true),
                    expired = table.Column<bool>(type: "boolean", nullable: false),
                    read_at = table.Column<long>(type: "bigint", nullable: true),
                    dismissed_at = table.Column<long>(type: "bigint", nullable: true),
                    answer_place = table.Column<int>(type: "integer", nullable: true),
                    answer_unread = table.Column<long>(type: "bigint", nullable: false),
                    words = table.Column<string>(type: "pg_catalog.tsvector", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lennotify_items", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "lennotify_members",
                columns: table => new
                {
                    delivery_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    left_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lennotify_members", x => new { x.delivery_id, x.item_id });
                });

            migrationBuilder.CreateTable(
                name: "lennotify_messages",
                columns: table => new
                {
                    channel = table.Column<string>(type: "text", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false),
                    delivery_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reached = table.Column<bool>(type: "boolean", nullable: true),
                    status = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lennotify_messages", x => new { x.channel, x.reference });
                });

            migrationBuilder.CreateTable(
                name: "lennotify_outbox",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    producer = table.Column<string>(type: "text", nullable: false),
                    dedupe_key = table.Column<string>(type: "text", nullable: false),
                    body_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    payload = table.Column<string>(type: "text", nullable: false),
                    is_event = table.Column<bool>(type: "boolean", nullable: false),
                    audience = table.Column<string>(type: "text", nullable: true),
                    segment = table.Column<string>(type: "text", nullable: true),
                    due_at = table.Column<long>(type: "bigint", nullable: false),
                    correlation_id = table.Column<string>(type: "text", nullable: false),
                    trace_parent = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lennotify_outbox", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "lennotify_publications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    producer = table.Column<string>(type: "text", nullable: false),
                    dedupe_key = table.Column<string>(type: "text", nullable: false),
                    body_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    payload = table.Column<string>(type: "text", nullable: false),
                    is_event = table.Column<bool>(type: "boolean", nullable: false),
                    audience = table.Column<string>(type: "text", nullable: true),
                    segment = table.Column<string>(type: "text", nullable: true),
                    due_at = table.Column<long>(type: "bigint", nullable: false),
                    correlation_id = table.Column<string>(type: "text", nullable: false),
                    trace_parent = table.Column<string>(type: "text", nullable: true),
                    accepted_at = table.Column<long>(type: "bigint", nullable: false),
                    routed = table.Column<bool>(type: "boolean", nullable: false),
                    cursor = table.Column<string>(type: "text", nullable: true),
                    claims = table.Column<int>(type: "integer", nullable: false),
                    lease_owner = table.Column<Guid>(type: "uuid", nullable: true),
                    lease_until = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lennotify_publications", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "lennotify_rulings",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    delivery_id = table.Column<Guid>(type: "uuid", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    verdict = table.Column<short>(type: "smallint", nullable: false),
                    reason = table.Column<short>(type: "smallint", nullable: false),
                    until = table.Column<long>(type: "bigint", nullable: true),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lennotify_rulings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "lennotify_states",
                columns: table => new
                {
                    user_id = table.Column<string>(type: "text", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    unread = table.Column<long>(type: "bigint", nullable: false),
                    read_up_to = table.Column<long>(type: "bigint", nullable: false),
                    read_up_to_at = table.Column<long>(type: "bigint", nullable: true),
                    activity = table.Column<byte[]>(type: "bytea", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false, defaultValue: 0L)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lennotify_states", x => x.user_id);
                })
                .Annotation("Npgsql:StorageParameter:fillfactor", 70);

            migrationBuilder.CreateTable(
                name: "lennotify_suppressions",
                columns: table => new
                {
                    channel = table.Column<string>(type: "text", nullable: false),
                    address_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    cause = table.Column<short>(type: "smallint", nullable: false),
                    evidence = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lennotify_suppressions", x => new { x.channel, x.address_hash });
                });

            migrationBuilder.CreateIndex(
                name: "ix_lennotify_attempts_delivery",
                table: "lennotify_attempts",
                column: "delivery_id");

            migrationBuilder.CreateIndex(
                name: "ix_lennotify_audit_actor",
                table: "lennotify_audit",
                columns: new[] { "actor", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_lennotify_audit_target",
                table: "lennotify_audit",
                columns: new[] { "target", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_lennotify_contacts_owner",
                table: "lennotify_contacts",
                columns: new[] { "channel", "address_hash" });

            migrationBuilder.CreateIndex(
                name: "ix_lennotify_deliveries_after",
                table: "lennotify_deliveries",
                column: "after_failure_of",
                filter: "state = 3");

            migrationBuilder.CreateIndex(
                name: "ix_lennotify_deliveries_bundle",
                table: "lennotify_deliveries",
                columns: new[] { "user_id", "channel", "target_id", "join_key" },
                unique: true,
                filter: "open");

            migrationBuilder.CreateIndex(
                name: "ix_lennotify_deliveries_dead",
                table: "lennotify_deliveries",
                columns: new[] { "ended_at", "id" },
                filter: "state = 5");

            migrationBuilder.CreateIndex(
                name: "ix_lennotify_deliveries_ended",
                table: "lennotify_deliveries",
                column: "ended_at",
                filter: "state IN (4, 6)");

            migrationBuilder.CreateIndex(
                name: "ix_lennotify_deliveries_ready",
                table: "lennotify_deliveries",
                columns: new[] { "channel", "turn", "id" },
                filter: "state = 1");

            migrationBuilder.CreateIndex(
                name: "ix_lennotify_deliveries_ready_user",
                table: "lennotify_deliveries",
                columns: new[] { "user_id", "channel", "turn", "id" },
                filter: "state = 1");

            migrationBuilder.CreateIndex(
                name: "ix_lennotify_deliveries_wake",
                table: "lennotify_deliveries",
                columns: new[] { "channel", "wake_at" },
                filter: "state IN (0, 2)");

            migrationBuilder.CreateIndex(
                name: "ix_lennotify_items_age",
                table: "lennotify_items",
                column: "created_at")
                .Annotation("Npgsql:IndexMethod", "brin");

            migrationBuilder.CreateIndex(
                name: "ix_lennotify_items_expiry",
                table: "lennotify_items",
                column: "expires_at",
                filter: "NOT expired AND expires_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_lennotify_items_filtered",
                table: "lennotify_items",
                columns: new[] { "user_id", "created_at", "id" },
                filter: "NOT listed")
                .Annotation("Npgsql:IndexInclude", new[] { "type", "severity", "expires_at", "read_at", "dismissed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_lennotify_items_publication",
                table: "lennotify_items",
                columns: new[] { "publication_id", "user_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_lennotify_items_recent",
                table: "lennotify_items",
                columns: new[] { "user_id", "sequence" },
                unique: true,
                filter: "listed AND dismissed_at IS NULL")
                .Annotation("Npgsql:IndexInclude", new[] { "type", "severity", "counted", "created_at", "expires_at" });

            migrationBuilder.CreateIndex(
                name: "ix_lennotify_items_type",
                table: "lennotify_items",
                columns: new[] { "type", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_lennotify_items_words",
                table: "lennotify_items",
                column: "words")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:StorageParameter:fastupdate", false);

            migrationBuilder.CreateIndex(
                name: "ix_lennotify_members_item",
                table: "lennotify_members",
                column: "item_id");

            migrationBuilder.CreateIndex(
                name: "ix_lennotify_messages_delivery",
                table: "lennotify_messages",
                column: "delivery_id");

            migrationBuilder.CreateIndex(
                name: "ix_lennotify_publications_accepted",
                table: "lennotify_publications",
                columns: new[] { "accepted_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_lennotify_publications_dedupe",
                table: "lennotify_publications",
                columns: new[] { "producer", "dedupe_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_lennotify_publications_due",
                table: "lennotify_publications",
                columns: new[] { "due_at", "id" },
                filter: "NOT routed");

            migrationBuilder.CreateIndex(
                name: "ix_lennotify_rulings_item",
                table: "lennotify_rulings",
                column: "item_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "lennotify_attempts");

            migrationBuilder.DropTable(
                name: "lennotify_audit");

            migrationBuilder.DropTable(
                name: "lennotify_books");

            migrationBuilder.DropTable(
                name: "lennotify_channels");

            migrationBuilder.DropTable(
                name: "lennotify_contacts");

            migrationBuilder.DropTable(
                name: "lennotify_deliveries");

            migrationBuilder.DropTable(
                name: "lennotify_documents");

            migrationBuilder.DropTable(
                name: "lennotify_engagements");

            migrationBuilder.DropTable(
                name: "lennotify_items");

            migrationBuilder.DropTable(
                name: "lennotify_members");

            migrationBuilder.DropTable(
                name: "lennotify_messages");

            migrationBuilder.DropTable(
                name: "lennotify_outbox");

            migrationBuilder.DropTable(
                name: "lennotify_publications");

            migrationBuilder.DropTable(
                name: "lennotify_rulings");

            migrationBuilder.DropTable(
                name: "lennotify_states");

            migrationBuilder.DropTable(
                name: "lennotify_suppressions");
        }
    }
}
