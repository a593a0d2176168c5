#requires -Version 5.1
<#
.SYNOPSIS
  Installs the certificates of this bundle on the computer that they were made for, and reports what it found.
  このパッケージの証明書を、対象のコンピューターにインストールし、結果を報告します。

.DESCRIPTION
  For Windows PowerShell 5.1. One verb:

  -Import  Machine administrator or SYSTEM. Root CA into Root, intermediates into CA, the computer's certificate with its
           private key into My (not exportable). Older copies of an intermediate are removed. Every service account that
           uses a slot may read the key. Nothing is switched on.
  -Apply   In the session of an administrator of the VMS. Turns encryption on through the Server Configurator, slot by
           slot. Everything is looked at before the first change. Services restart.
  -Check   Looks at stores, slots, bindings and key permissions. Changes nothing.
  -Enroll  Machine administrator. Makes a key here that cannot be exported, and gets the certificate for it from the portal
           with a one-time code; "ask" asks for the code without showing it. Installs it like -Import, reports back, and
           sets up a task that renews it.
  -Renew   What that task runs every night: from two thirds of the lifetime on, a new key and its certificate.
  -Undo    With -Import or -Apply: takes back what that verb did, as its journal tells.

  Every run writes a log and a receipt (akashi-receipt_*.json) into -OutputFolder. Upload the receipt to the portal.
  Running it again is safe: what is in place is left alone. -WhatIf says what would be done.

  Ends with: 0 done · 1 done or looked, and something is not right · 2 wrong usage · 5 no rights · 10 another computer
  11 the bundle is not whole · 12 the PFX does not open · 20 not ready to apply, nothing changed · 21 in use, not undone
  22 Server Configurator does not end · 30 unexpected
  40 portal not reached, or another certificate · 41 refused by the portal · any other: the exit code of the Server Configurator

.PARAMETER Silent
  Asks nothing and writes nothing to the screen; log and receipt tell.

.PARAMETER Password
  The password of the PFX as a SecureString, for a session that already holds one.

.PARAMETER PasswordFile
  A text file whose first line is the password of the PFX. Ordinary users must not be able to read it. Delete it afterwards.

.PARAMETER RequestFile
  With -Enroll, where the portal cannot be reached: writes the request, with the code, into this file.

.PARAMETER AnswerFile
  The file that the portal gave for the request; installs what is in it.

.PARAMETER ConfiguratorPath
  ServerConfigurator.exe, where it is not at its usual place.

.PARAMETER OtherDomain
  Goes on where this computer has the host name that is meant and another domain; such a computer is refused otherwise.

.PARAMETER TimeoutMinutes
  How long one change of the Server Configurator may take.

.PARAMETER OutputFolder
  Where log, receipt and journal go. The folder of the script where nothing is given.

.EXAMPLE
  .\install.ps1 -Import

.EXAMPLE
  .\install.ps1 -Enroll ask

.EXAMPLE
  .\install.ps1 -Import -Silent -PasswordFile C:\ProgramData\Akashi\pfx.txt -OutputFolder C:\ProgramData\Akashi
#>
[CmdletBinding(SupportsShouldProcess = $true)]
param(
    [switch]$Import,
    [switch]$Apply,
    [switch]$Check,
    [string]$Enroll,
    [switch]$Renew,
    [string]$RequestFile,
    [string]$AnswerFile,
    [switch]$Undo,
    [switch]$Silent,
    [switch]$OtherDomain,
    [System.Security.SecureString]$Password,
    [string]$PasswordFile,
    [string]$ConfiguratorPath,
    [ValidateRange(1, 120)][int]$TimeoutMinutes = 15,
    [string]$OutputFolder = $PSScriptRoot
)

Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

$EXIT_OK = 0; $EXIT_FOUND = 1; $EXIT_USAGE = 2; $EXIT_RIGHTS = 5; $EXIT_COMPUTER = 10; $EXIT_BUNDLE = 11
$EXIT_PASSWORD = 12; $EXIT_NOT_READY = 20; $EXIT_IN_USE = 21; $EXIT_TIMEOUT = 22; $EXIT_UNEXPECTED = 30
$EXIT_PORTAL = 40; $EXIT_REFUSED = 41
# The vendor's own code for "applied here, not registered on the management server".
$EXIT_NOT_REGISTERED = 100

# Where the portal is and which certificates it may show (SHA-256); filled in where it was downloaded for enrolling.
$PORTAL = ''
$PORTAL_PINS = @()

$BUNDLE_FORMAT = 'akashi-bundle 2'
$LOG_NAME = 'akashi-install.log'

$script:Act = $PSCmdlet
$script:Made = ''
$script:BundleFolder = $PSScriptRoot

function May([string]$Target, [string]$Action) { return $script:Act.ShouldProcess($Target, $Action) }

