
# ---- The run ----

function Import-Chain($Bundle) {
    Confirm-Files $Bundle
    Import-Trusted $Bundle.root 'Root' 'ROOT_ADDED'
    foreach ($entry in @($Bundle.intermediates)) {
        Import-Trusted $entry 'CA' 'CA_ADDED'
        Remove-Replaced $entry
    }
}

function Invoke-Import($Bundle) {
    Import-Chain $Bundle
    $missing = @($Bundle.certificates | Where-Object { -not (Find-Own $_.thumbprint) })
    $secret = if ($missing.Count -gt 0 -and -not $WhatIfPreference) { Get-PfxPassword } else { $null }
    foreach ($own in @($Bundle.certificates)) { Import-Own $own $secret }
    Remove-Strays $Bundle
    foreach ($own in @($Bundle.certificates)) { Grant-Key $Bundle $own }
}

function Get-Verb {
    $chosen = @(@('Import', $Import), @('Apply', $Apply), @('Check', $Check), @('Enroll', [bool]$Enroll), @('Renew', $Renew), @('Answer', [bool]$AnswerFile))
    $verbs = @($chosen | Where-Object { $_[1] } | ForEach-Object { $_[0] })
    if ($verbs.Count -ne 1 -or ($Undo -and @('Import', 'Apply') -notcontains $verbs[0])) {
        Stop-With $EXIT_USAGE 'Choose one: -Import, -Apply, -Check, -Enroll, -AnswerFile or -Renew. -Undo goes with -Import or -Apply.' '-Import、-Apply、-Check、-Enroll、-AnswerFile、-Renew のいずれか1つを指定してください。-Undo は -Import または -Apply と併用します。'
    }
    return $verbs[0]
}

function Invoke-Verb([string]$Verb, $Bundle) {
    if ($Verb -eq 'Check') { return }
    Confirm-Rights
    if ($Verb -eq 'Import' -and $Undo) { Undo-Import $Bundle }
    elseif ($Verb -eq 'Import') { Invoke-Import $Bundle }
    elseif ($Undo) { Undo-Apply $Bundle }
    else { Invoke-Apply $Bundle }
}

function Invoke-Bundle([string]$Verb) {
    $bundle = Read-Bundle
    Confirm-Computer $bundle $OtherDomain
    Invoke-Verb $Verb $bundle
    $receipt = New-Receipt $bundle $Verb
    Write-Receipt $receipt
    if (-not $Undo) { Show-Findings $receipt $bundle }
}

function Invoke-Enrolment([string]$Verb) {
    $answer = Get-Answer $Verb
    if ($null -eq $answer) { return }
    Save-Answer $answer
    $bundle = Read-Bundle
    # Who renews has shown the key that was made on this computer, which says more than its domain.
    Confirm-Computer $bundle ($OtherDomain -or $Renew)
    Import-Enrolled $bundle $answer
    Register-Renewal $answer
    # Its effect is that of an import, and so the receipt calls it.
    $receipt = New-Receipt $bundle 'Import'
    Write-Receipt $receipt
    Show-Findings $receipt $bundle
    if ($Verb -ne 'Answer') { Send-Receipt $answer $receipt }
}

try {
    $verb = Get-Verb
    Open-Output
    if ($PSVersionTable.PSEdition -eq 'Core') {
        Stop-With $EXIT_USAGE 'Use Windows PowerShell 5.1 (powershell.exe), not PowerShell 7 (pwsh.exe).' 'PowerShell 7(pwsh.exe)ではなく、Windows PowerShell 5.1(powershell.exe)で実行してください。'
    }
    if (@('Enroll', 'Renew', 'Answer') -contains $verb) { Invoke-Enrolment $verb } else { Invoke-Bundle $verb }
} catch {
    Say "$($_.Exception.Message) ($($_.InvocationInfo.ScriptLineNumber))" "$($_.Exception.Message) ($($_.InvocationInfo.ScriptLineNumber))" 'ERROR'
    exit $EXIT_UNEXPECTED
}
if ($script:Outcome -ne $EXIT_OK) { exit $script:Outcome }
if ($script:Good -or $WhatIfPreference) { exit $EXIT_OK } else { exit $EXIT_FOUND }
